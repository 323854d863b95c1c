package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A batch of a hundred rows, some of them invalid and some only unusual. */
class BadRowsTest {

    private static final Map<String, String> ODD_NAMES = new HashMap<>();

    static {
        ODD_NAMES.put("ODD-QUOTES", "O'Brien \"& Sons\" \\ ''");
        ODD_NAMES.put("ODD-CRLF", "two\r\nlines\r\n\r\nand more");
        ODD_NAMES.put(
                "ODD-BOUNDARY",
                "x\r\n--batch_p2c--\r\n--changeset_p2c\r\nContent-Type: application/http\r\n\r\n");
        ODD_NAMES.put("ODD-RTL", "\u202Eשלום \u0645\u0631\u062D\u0628\u0627");
        ODD_NAMES.put("ODD-EMOJI", "Möbel \uD83D\uDE00 日本 & <b> %20 + #");
        ODD_NAMES.put("ODD-JSON", "{\"a\": null}");
    }

    @TempDir static Path directory;
    private static Engine engine;
    private static Accounts accounts;
    private static Run run;

    @BeforeAll
    static void oneBatchWithAllOfThem() {
        engine = Engine.start(directory, InitialData.EMPTY);
        accounts = new Accounts(engine);
        accounts.create("BAD-LONG", "n".repeat(101));
        accounts.create(
                "{\"accountnumber\":\"BAD-COUNTRY\",\"name\":\"x\",\"address1_country\":\"Mordor\"}");
        accounts.create(
                "{\"accountnumber\":\"BAD-STATE\",\"name\":\"x\",\"address1_country\":\"US\","
                        + "\"address1_stateorprovince\":\"ZZ\"}");
        accounts.create("{\"accountnumber\":\"BAD-HALF\",\"name\":\"half \\ud83d character\"}");
        ODD_NAMES.forEach(accounts::create);
        for (int i = ODD_NAMES.size() + 4; i < 100; i++) {
            accounts.create("GOOD-" + i, "Company " + i);
        }
        run = engine.sync("accounts");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void validRowsOfTheBatchAreWritten() {
        assertThat(run.failures()).isEmpty();
        assertThat(run.counts().created()).isEqualTo(96);
        assertThat(run.counts().rejected()).isEqualTo(4);
        assertThat(run.counts().read()).isEqualTo(100);
    }

    @Test
    void anUnusualNameIsWrittenUnchanged() {
        ODD_NAMES.forEach(
                (number, name) -> assertThat(accounts.name(number)).as(number).isEqualTo(name));
    }

    @Test
    void aRejectedRowNamesItsField() {
        assertThat(accounts.failure("BAD-LONG").orElseThrow().field())
                .isEqualTo("OrganizationName");
        assertThat(accounts.failure("BAD-COUNTRY").orElseThrow())
                .satisfies(
                        failure -> {
                            assertThat(failure.field()).isEqualTo("AddressCountryRegionISOCode");
                            assertThat(failure.reason()).contains("Mordor");
                        });
        assertThat(accounts.failure("BAD-STATE").orElseThrow().field()).isEqualTo("AddressState");
        assertThat(accounts.failure("BAD-HALF").orElseThrow())
                .satisfies(
                        failure -> {
                            assertThat(failure.field()).isEqualTo("OrganizationName");
                            assertThat(failure.reason()).contains("half a character");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "K&1=2",
                "K+1 2",
                "K#1?x",
                "K%1%20",
                "K'1''",
                "K/1\\2",
                "Kä日",
                "K(1),;:@",
                "K|1"
            })
    void anUnusualAccountNumberIsCreatedUpdatedAndFoundByItsKey(String number) {
        String address = accounts.create(number, "first");
        engine.sync("accounts");
        assertThat(accounts.name(number)).isEqualTo("first");

        accounts.change(address, "name", "second");
        engine.sync("accounts");
        assertThat(accounts.name(number)).isEqualTo("second");

        accounts.change(address, "name", "third");
        Run one = engine.application().runNow("accounts", PassOptions.key(number));
        assertThat(one.counts().read()).isEqualTo(1);
        assertThat(accounts.name(number)).isEqualTo("third");
        assertThat(
                        engine.finance()
                                .get(
                                        "CustomersV2/$count?cross-company=true&$filter=CustomerAccount%20eq%20'"
                                                + dev.p2c.sandbox.SandboxClient.encode(
                                                        number.replace("'", "''"))
                                                + "'")
                                .body())
                .endsWith("1");
    }
}
