package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureKind;
import dev.p2c.state.NewFailure;
import dev.p2c.state.State;
import dev.p2c.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times and events at which a failed row is retried. */
class RetryBackOffTest {

    @TempDir Path directory;
    private final TestClock clock = TestClock.running();
    private Engine engine;
    private Accounts accounts;
    private Path mapping;

    private static final String ACCOUNT =
            "{\"accountnumber\":\"R-1\",\"name\":\"x\",\"address1_country\":\"Atlantis\"}";

    @BeforeEach
    void start() throws IOException {
        copy(Path.of("mappings"), directory.resolve("mappings"));
        mapping = directory.resolve("mappings/accounts-to-customers.yaml");
        engine =
                Engine.on(
                        Engine.standIns(InitialData.EMPTY),
                        directory,
                        Map.of("P2C_MAPPINGS", directory.resolve("mappings").toString()),
                        clock);
        accounts = new Accounts(engine);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void anUnchangedRejectedRowIsNotRetriedBeforeItsBackOffEnds() {
        accounts.create(ACCOUNT);
        engine.sync("accounts");
        assertThat(attempts()).isEqualTo(1);

        engine.sync("accounts");
        clock.advance(Duration.ofMinutes(59));
        engine.sync("accounts");
        assertThat(attempts()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(2));
        engine.sync("accounts");
        assertThat(attempts()).isEqualTo(2);
        clock.advance(Duration.ofMinutes(61));
        engine.sync("accounts");
        assertThat(attempts()).as("the pause has doubled").isEqualTo(2);
    }

    @Test
    void aRejectedRowIsRetriedWhenItChanges() {
        String address = accounts.create(ACCOUNT);
        engine.sync("accounts");
        accounts.change(address, "name", "y");
        engine.sync("accounts");
        assertThat(attempts()).isEqualTo(2);

        accounts.change(address, "address1_country", "Norway");
        engine.sync("accounts");

        assertThat(accounts.failure("R-1")).isEmpty();
        assertThat(accounts.name("R-1")).isEqualTo("y");
    }

    @Test
    void aRejectedRowIsRetriedOnRequest() {
        accounts.create(ACCOUNT);
        engine.sync("accounts");

        long id = accounts.failure("R-1").orElseThrow().id();
        engine.application().state().failures().requestRetry(List.of(id));
        engine.sync("accounts");
        assertThat(attempts()).isEqualTo(2);

        engine.application().runNow("accounts", PassOptions.key("R-1"));
        assertThat(attempts()).isEqualTo(3);
    }

    @Test
    void aRejectedRowIsRetriedWhenTheMappingChanges() throws IOException {
        accounts.create(ACCOUNT);
        engine.sync("accounts");
        String text = Files.readString(mapping);
        Files.writeString(
                mapping,
                text.replace(
                        "{ from: address1_country, valueMap: countries }", "{ constant: NO }"));

        engine.sync("accounts");

        assertThat(accounts.failure("R-1")).isEmpty();
        assertThat(accounts.customer("R-1")).isPresent();
    }

    @Test
    void aPassOverAllRowsTriesAndCountsARejectedRowOnce() throws IOException {
        accounts.create(ACCOUNT);
        engine.sync("accounts");
        String text = Files.readString(mapping);
        Files.writeString(mapping, text.replace("{ constant: en-us }", "{ constant: nb-no }"));

        Run run = engine.application().runNow("accounts", PassOptions.full());

        assertThat(run.counts().read()).isEqualTo(1);
        assertThat(run.counts().rejected()).isEqualTo(1);
        assertThat(attempts()).isEqualTo(2);
    }

    @Test
    void aRowWithAnInvalidKeyIsRejectedUntilItIsCorrected() throws IOException {
        String text = Files.readString(mapping);
        Files.writeString(mapping, text.replace("maxLength: 20 }", "maxLength: 8 }"));
        accounts.create("OTHER", "Not in its way");
        String address = accounts.create("TOO-LONG-1", "Mended later");
        assertThat(engine.sync("accounts").counts().created()).isEqualTo(1);
        String key = "?" + address.replaceAll(".*\\(|\\).*", "");
        assertThat(accounts.failure(key).orElseThrow().field()).isEqualTo("CustomerAccount");
        engine.sync("accounts");
        assertThat(accounts.failure(key).orElseThrow().attempts()).isEqualTo(1);

        accounts.change(address, "accountnumber", "MENDED");
        engine.sync("accounts");

        assertThat(accounts.name("MENDED")).isEqualTo("Mended later");
        assertThat(accounts.failure(key)).isEmpty();
    }

    @Test
    void aProductWithAnInvalidKeyDoesNotStopOthers() throws IOException {
        Path products = directory.resolve("mappings/released-products-to-products.yaml");
        String text = Files.readString(products);
        Files.writeString(
                products,
                text.replace(
                        "{ from: ProductNumber, maxLength: 100 }",
                        "{ from: ProductNumber, maxLength: 9 }"));
        engine.finance().control("POST", "seed", "{\"products\": 12}");
        int rejected = (int) engine.sync("products").counts().rejected();
        assertThat(rejected).isPositive();

        Run second = engine.sync("products");

        assertThat(second.failures()).isEmpty();
        assertThat(second.counts().read()).as("nothing has changed").isZero();
        clock.advance(Duration.ofHours(2));
        Run third = engine.sync("products");
        assertThat(third.counts().rejected()).isEqualTo(rejected);
    }

    @Test
    void theFailureOfARowDeletedInTheSourceIsRemoved() {
        String address = accounts.create(ACCOUNT);
        engine.sync("accounts");
        assertThat(engine.sales().delete(address).status()).isEqualTo(204);
        clock.advance(Duration.ofHours(2));

        assertThat(engine.sync("accounts").failures()).isEmpty();

        assertThat(accounts.failure("R-1")).isEmpty();
    }

    @Test
    void aFailureWithoutASourceRowOrWithALongEtagStopsNoOtherRow() {
        State state = engine.application().state();
        NewFailure purged =
                new NewFailure(
                        "GONE",
                        FailureKind.REJECTED,
                        "f",
                        "r",
                        "",
                        null,
                        null,
                        "e".repeat(500),
                        "0",
                        null);
        state.commit(
                BatchOutcome.of(
                                Accounts.TASK,
                                Accounts.COMPANY,
                                state.runs().start("accounts", "usmf", "command", clock.instant()))
                        .withFailures(List.of(purged)));

        assertThat(engine.sync("accounts").failures()).isEmpty();
    }

    @Test
    void aParkedRowIsWrittenWhenTheRowItWaitsForExists() {
        engine.finance().control("POST", "seed", "{\"products\": 3}");
        JsonNode unit =
                engine.sales().get("uoms?$select=uomid,name&$filter=name%20eq%20'pcs'").json();
        List<Failure> parked = parkedProducts(unit);
        assertThat(parked).isNotEmpty().allMatch(each -> each.waitsFor().contains("="));
        long attempts = parked.get(0).attempts();

        engine.sync("products");
        assertThat(waiting()).allMatch(each -> each.attempts() == attempts);
        String waitsFor = parked.get(0).waitsFor();
        assertThat(
                        engine.sales()
                                .post(
                                        "pricelevels",
                                        "{\"name\":\"" + waitsFor.replaceAll(".*=", "") + "\"}")
                                .status())
                .isEqualTo(204);

        assertThat(engine.sync("products").failures()).isEmpty();

        assertThat(waiting()).noneMatch(each -> each.waitsFor().equals(waitsFor));
    }

    /** Parks products, because their mapping refers to a price list that does not exist yet. */
    private List<Failure> parkedProducts(JsonNode unit) {
        assertThat(unit.get("value")).isNotNull();
        Path products = directory.resolve("mappings/released-products-to-products.yaml");
        try {
            String text = Files.readString(products);
            Files.writeString(
                    products,
                    text.replaceAll(
                            "(?s)pricelevelid.name:.*?later: true",
                            "pricelevelid.name: { constant: \"Later or sooner\" }"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        assertThat(engine.sync("products").failures()).isEmpty();
        return waiting();
    }

    private List<Failure> waiting() {
        return engine
                .application()
                .state()
                .failures()
                .list(FailureFilter.of("released-products-to-products", Accounts.COMPANY, 100))
                .stream()
                .filter(failure -> failure.kind() == FailureKind.PARKED)
                .toList();
    }

    private int attempts() {
        return accounts.failure("R-1").orElseThrow().attempts();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
