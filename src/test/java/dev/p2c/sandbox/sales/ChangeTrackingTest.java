package dev.p2c.sandbox.sales;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxExtension;
import dev.p2c.testing.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tests change tracking and delta links of Sales. */
class ChangeTrackingTest {

    private static final TestClock CLOCK = TestClock.standing();

    @RegisterExtension
    static final SandboxExtension SANDBOX = new SandboxExtension(s -> s.withClock(CLOCK));

    private static final String[] TRACK = {"Prefer", "odata.track-changes"};

    private SandboxClient sales;

    @BeforeEach
    void emptyData() {
        sales = SANDBOX.sales();
        sales.refreshToken();
        sales.control("POST", "reset", "{\"data\":\"empty\"}");
    }

    private String account(String name) {
        return sales.post("accounts", "{\"name\":\"" + name + "\"}").entityId();
    }

    private static String deltaLink(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().get("@odata.deltaLink").asText();
    }

    @Test
    void trackedReadEndsInADeltaLink() {
        account("A");
        Reply reply = sales.get("accounts?$select=name", TRACK);
        assertThat(deltaLink(reply)).startsWith(sales.root() + "accounts?$select=name&");
        assertThat(reply.header("Preference-Applied")).isEqualTo("odata.track-changes");
        assertThat(reply.value()).hasSize(1);
        assertThat(sales.get("organizations?$select=name", TRACK).status()).isEqualTo(400);
    }

    @Test
    void deltaLinkAnswersChangedRowsThenDeletions() {
        String kept = account("Kept");
        String gone = account("Gone");
        String link = deltaLink(sales.get("accounts?$select=name", TRACK));
        Reply nothing = sales.get(link);
        assertThat(nothing.value()).isEmpty();
        assertThat(nothing.json().get("@odata.context").asText()).endsWith("/$delta");
        sales.patch("accounts(" + kept + ")", "{\"name\":\"Changed\"}");
        String added = account("Added");
        sales.delete("accounts(" + gone + ")");
        Reply reply = sales.get(deltaLink(nothing));
        JsonNode rows = reply.value();
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).get("name").asText()).isEqualTo("Changed");
        assertThat(rows.get(0).has("@odata.etag")).isTrue();
        assertThat(rows.get(1).get("accountid").asText()).isEqualTo(added);
        assertThat(rows.get(2).get("id").asText()).isEqualTo(gone);
        assertThat(rows.get(2).get("reason").asText()).isEqualTo("deleted");
        assertThat(rows.get(2).get("@odata.context").asText())
                .endsWith("$metadata#accounts/$deletedEntity");
        assertThat(sales.get(deltaLink(reply)).value()).isEmpty();
    }

    @Test
    void shortLivedRowIsADeletionAndRepeatedChangesAreOneRow() {
        String busy = account("Busy");
        String link = deltaLink(sales.get("accounts?$select=name", TRACK));
        String brief = account("Brief");
        sales.delete("accounts(" + brief + ")");
        sales.patch("accounts(" + busy + ")", "{\"name\":\"1\"}");
        sales.patch("accounts(" + busy + ")", "{\"name\":\"2\"}");
        JsonNode rows = sales.get(link).value();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("name").asText()).isEqualTo("2");
        assertThat(rows.get(1).get("id").asText()).isEqualTo(brief);
    }

    @Test
    void otherOptionsAreRefusedWithChangeTracking() {
        String[] options = {
            "$filter=name%20eq%20'A'", "$orderby=name", "$expand=primarycontactid", "$top=1"
        };
        for (String option : options) {
            Reply reply = sales.get("accounts?" + option, TRACK);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.errorMessage())
                    .contains(option.substring(0, option.indexOf('=')))
                    .contains("query parameter isn't supported when Change Tracking is enabled.");
        }
    }

    @Test
    void expiredAndInvalidTokensAreRefused() {
        String link = deltaLink(sales.get("accounts?$select=name", TRACK));
        CLOCK.advance(Duration.ofDays(7));
        sales.refreshToken();
        assertThat(sales.get(link).status()).isEqualTo(200);
        CLOCK.advance(Duration.ofSeconds(1));
        Reply expired = sales.get(link);
        assertThat(expired.status()).isEqualTo(400);
        assertThat(expired.errorCode()).isEqualTo("0x80044352");
        Reply foreign = sales.get("accounts?$select=name&$deltatoken=rubbish");
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.errorMessage()).isNotEmpty();
    }

    @Test
    void changesDuringPagingComeWithTheFirstDeltaLink() {
        String first = account("A");
        account("B");
        account("C");
        String page = "odata.track-changes,odata.maxpagesize=2";
        Reply one = sales.get("accounts?$select=name", "Prefer", page);
        assertThat(one.json().has("@odata.deltaLink")).isFalse();
        sales.patch("accounts(" + first + ")", "{\"name\":\"During\"}");
        String next = one.json().get("@odata.nextLink").asText();
        Reply two = sales.get(next, "Prefer", "odata.maxpagesize=2");
        assertThat(two.json().has("@odata.nextLink")).isFalse();
        JsonNode changed = sales.get(deltaLink(two)).value();
        assertThat(changed).hasSize(1);
        assertThat(changed.get(0).get("name").asText()).isEqualTo("During");
    }

    @Test
    void changesArePagedAndCounted() {
        String link = deltaLink(sales.get("accounts?$select=name", TRACK));
        for (int i = 0; i < 5; i++) {
            account("N" + i);
        }
        assertThat(sales.get(link.replace("accounts?", "accounts/$count?")).body()).isEqualTo("5");
        int rows = 0;
        int pages = 0;
        Reply reply = sales.get(link, "Prefer", "odata.maxpagesize=2");
        while (true) {
            rows += reply.value().size();
            pages++;
            if (!reply.json().has("@odata.nextLink")) {
                break;
            }
            String next = reply.json().get("@odata.nextLink").asText();
            reply = sales.get(next, "Prefer", "odata.maxpagesize=2");
        }
        assertThat(rows).isEqualTo(5);
        assertThat(pages).isEqualTo(3);
        assertThat(sales.get(deltaLink(reply)).value()).isEmpty();
    }
}
