package dev.p2c.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that Finance decodes the key in a path twice (essrocks.io, "D365 F&O, OData, Slashes,
 * Pluses, and Double Encoding").
 */
class FinanceKeyPathsTest {

    @RegisterExtension static final SandboxExtension SANDBOX = new SandboxExtension();

    private static final String NAME = "{\"OrganizationName\":\"B\"}";

    private final SandboxClient finance = SANDBOX.finance();

    private static String address(String account) {
        return "CustomersV2(dataAreaId='usmf',CustomerAccount='" + account + "')";
    }

    private static String row(String account) {
        return "{\"CustomerAccount\":\"%s\",\"OrganizationName\":\"A\",\"CustomerGroupId\":\"10\"}"
                .formatted(account.replace("\\", "\\\\"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A/1", "A\\1", "A+1", "A%1", "A?1", "A#1", "A&1"})
    void aKeyEncodedOnceHasNoRouteAndEncodedTwiceIsFound(String account) {
        assertThat(finance.post("CustomersV2", row(account)).status()).isEqualTo(201);
        String once = address(SandboxClient.encode(account));
        String twice = address(SandboxClient.encode(SandboxClient.encode(account)));

        Reply read = finance.get(once);
        assertThat(read.status()).isEqualTo(404);
        assertThat(read.json().get("Message").asText())
                .endsWith("No route data was found for this request.");
        for (Reply write : List.of(finance.patch(once, NAME), finance.delete(once))) {
            assertThat(write.status()).isEqualTo(400);
            assertThat(write.innerMessage())
                    .isEqualTo("More than one resource was found when selecting for update.");
        }
        Reply batch =
                finance.batch(
                        new BatchBody()
                                .single("PATCH", once, NAME)
                                .single("PATCH", twice, NAME)
                                .get(once)
                                .get(twice)
                                .single("DELETE", once, ""),
                        "Prefer",
                        "odata.continue-on-error");
        assertThat(batch.parts())
                .extracting(Reply::status)
                .containsExactly(500, 204, 404, 200, 500);
        assertThat(finance.get(twice).status()).isEqualTo(200);
        assertThat(finance.patch(twice, NAME).status()).isEqualTo(204);
        assertThat(finance.delete(twice).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A 2", "A''2", "Ä2"})
    void blanksQuotesAndUmlautsAreFoundEncodedOnce(String quoted) {
        assertThat(finance.post("CustomersV2", row(quoted.replace("''", "'"))).status())
                .isEqualTo(201);

        assertThat(finance.delete(address(SandboxClient.encode(quoted))).status()).isEqualTo(204);
    }
}
