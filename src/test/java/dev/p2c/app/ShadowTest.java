package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.routes.DirectionMode;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Directions in shadow and off, in one running application. The tests are in order. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ShadowTest {

    private static final String ACCOUNTS = "routes/accounts.yaml";
    private static final String PRODUCTS = "routes/products.yaml";
    private static final String MAPPING = "mappings/accounts-to-customers.yaml";
    private static final String BEAN = "type=Direction,name=accounts";

    @TempDir static Path directory;
    private static ProjectFiles files;
    private static RunningApplication running;

    @BeforeAll
    static void start() {
        files = ProjectFiles.copiedTo(directory);
        files.edit(ACCOUNTS, "    id: accounts\n", "    id: accounts\n    mode: shadow\n");
        files.edit(PRODUCTS, "    id: products\n", "    id: products\n    mode: off\n");
        Map<String, String> settings = new HashMap<>(files.environment());
        settings.put("P2C_ACCOUNTS_CRON", "0/3 * * * * ?");
        running = RunningApplication.start(directory, InitialData.EMPTY, settings);
        account("ACC-1");
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static void account(String number) {
        running.sales()
                .post(
                        "accounts",
                        "{\"accountnumber\": \"%s\", \"name\": \"Nordlicht AS\"}"
                                .formatted(number));
    }

    private static Command p2c(String... arguments) {
        return Engine.command(running.environment(), arguments);
    }

    private static void soon(ThrowingRunnable holds) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(holds);
    }

    private static int customers() {
        return running.finance().get("CustomersV2?cross-company=true").json().get("value").size();
    }

    private static JsonNode mode(int index) {
        return CommandJson.of(p2c("status", "--json").out()).at("/modes/" + index);
    }

    private static Path plan() {
        return directory.resolve("p2c-shadow/accounts.json");
    }

    private static String metrics() {
        return running.get("/observe/metrics").body();
    }

    @Test
    @Order(1)
    void aScheduledPassInShadowPlansAndWritesNothing() throws Exception {
        soon(
                () ->
                        assertThat(RunningApplication.attribute(BEAN, "ShadowPlan"))
                                .asString()
                                .startsWith("would create 1, update 0"));

        assertThat(customers()).isZero();
        assertThat(running.application().state().runs().latestOf("accounts", 1)).isEmpty();
        assertThat(running.application().state().ledger().count("accounts-to-customers", "usmf"))
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(plan())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(plan().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    @Order(2)
    void statusBeanAndMetricsShowTheModeTheCountsAndTheFile() {
        assertThat(p2c("status").out())
                .contains("never, shadow", "never, off", "products: off: no passes")
                .contains("accounts: in shadow, would create 1, update 0")
                .containsPattern("\\(\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ\\): bin/p2c apply")
                .contains("bin/p2c apply " + plan())
                .doesNotContain("late");
        assertThat(mode(0).get("direction").asText()).isEqualTo("accounts");
        assertThat(mode(0).get("mode").asText()).isEqualTo("shadow");
        assertThat(mode(0).at("/counts/create").asInt()).isEqualTo(1);
        assertThat(mode(0).get("file").asText()).isEqualTo(plan().toString());
        assertThat(mode(0).get("madeAt").asText()).isNotEmpty();
        assertThat(mode(1).get("mode").asText()).isEqualTo("off");
        assertThat(RunningApplication.attribute(BEAN, "Mode")).isEqualTo("shadow");
        assertThat(RunningApplication.attribute(BEAN, "ShadowPlanFile"))
                .isEqualTo(plan().toString());
        assertThat(RunningApplication.attribute(BEAN, "ScheduleProblem")).isEqualTo("");
        assertThat(metrics())
                .contains(
                        "p2c_shadow_rows{direction=\"accounts\",outcome=\"create\"} 1.0",
                        "p2c_shadow_plan_timestamp_seconds{direction=\"accounts\"}");
    }

    @Test
    @Order(3)
    void aDirectionThatIsOffHasNoScheduleAndSyncSaysSo() {
        assertThat(running.application().schedule("products")).isEmpty();
        Command off = p2c("sync", "products");
        assertThat(off.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(off.err()).contains("products: is off (mode: off in its route file)");
        assertThat(RunningApplication.runNow("products")).contains("is off");

        Command shadow = p2c("sync", "accounts");
        assertThat(shadow.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(shadow.err()).contains("accounts: is in shadow", "bin/p2c plan accounts");
        assertThat(RunningApplication.runNow("accounts"))
                .containsAnyOf("would create 1", "a plan of accounts is being made already");
    }

    @Test
    @Order(4)
    void syncOfAllLeavesOutWhatDoesNotWrite() {
        Command all = p2c("sync", "all", "--json");

        assertThat(all.err()).contains("accounts: is in shadow", "products: is off");
        assertThat(CommandJson.of(all.out()).get("runs").findValuesAsText("direction"))
                .contains("contacts")
                .doesNotContain("accounts", "products");
        assertThat(customers()).isZero();
    }

    @Test
    @Order(5)
    void aWrongModeIsAMistakeWithPlaceAndSuggestion() {
        assertThat(p2c("validate").exit()).isZero();
        files.edit(PRODUCTS, "    mode: off", "    mode: of");

        Command validate = p2c("validate", "--wide");

        assertThat(validate.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(validate.out() + validate.err())
                .contains("products.yaml:3:11", "it must be live, shadow or off")
                .contains("Did you mean \"off\"?");
        files.edit(PRODUCTS, "    mode: of", "    mode: off");
    }

    @Test
    @Order(6)
    void applyWritesThePlanAndTheNextPlanFindsNothingToWrite() {
        Command apply = p2c("apply", plan().toString());

        assertThat(apply.exit()).as(apply.out() + apply.err()).isZero();
        assertThat(customers()).isEqualTo(1);
        soon(
                () ->
                        assertThat(RunningApplication.attribute(BEAN, "ShadowPlan"))
                                .asString()
                                .startsWith("would create 0, update 0"));
    }

    @Test
    @Order(7)
    void aChangeOfTheModeTakesEffectLikeAnyEditOfTheFile() {
        files.edit(PRODUCTS, "    mode: off\n", "    mode: live\n");
        files.edit(ACCOUNTS, "    mode: shadow\n", "");
        account("ACC-2");

        soon(() -> assertThat(customers()).isEqualTo(2));
        soon(() -> assertThat(running.application().schedule("products")).isNotEmpty());
        assertThat(RunningApplication.attribute(BEAN, "Mode")).isEqualTo("live");
        assertThat(metrics())
                .contains("p2c_shadow_rows{direction=\"accounts\",outcome=\"create\"} NaN");
        running.application().purge();
        assertThat(plan()).doesNotExist();

        files.edit(ACCOUNTS, "    id: accounts\n", "    id: accounts\n    mode: off\n");
        soon(() -> assertThat(running.application().schedule("accounts")).isEmpty());
        soon(() -> assertThat(RunningApplication.attribute(BEAN, "Mode")).isEqualTo("off"));
        files.edit(ACCOUNTS, "    mode: off\n", "    mode: shadow\n");
        soon(() -> assertThat(plan()).exists());
        assertThat(customers()).isEqualTo(2);
    }

    @Test
    @Order(8)
    void aPlanThatFailsIsToldAndThePlanBeforeStays() {
        files.edit(ACCOUNTS, "{{accounts.cron}}", "0 0 0 1 1 ? 2099");
        soon(() -> assertThat(running.application().schedule("accounts")).contains("2099"));
        soon(() -> assertThat(shadow().plan("accounts")).startsWith("would create 0"));
        String mapping = files.read(MAPPING);
        files.edit(MAPPING, "SiteId: { constant", "SiteId: { constnat");

        assertThat(shadow().plan("accounts"))
                .contains("accounts-to-customers.yaml", "Did you mean \"constant\"?");
        assertThat(p2c("status").out())
                .contains("accounts: in shadow, would create 0")
                .contains("accounts: the last plan failed: ", "accounts-to-customers.yaml");
        files.write(MAPPING, mapping);
        assertThat(shadow().plan("accounts")).startsWith("would create 0");

        String refused = "[{\"method\": \"GET\", \"path\": \"accounts\", \"status\": 403}]";
        running.sales().control("POST", "faults", refused);
        assertThat(shadow().plan("accounts")).contains("sales");
        assertThat(plan()).exists();
        assertThat(p2c("status").out()).contains("accounts: the last plan failed: ");
        running.sales().control("DELETE", "faults", "");
        assertThat(shadow().plan("accounts")).startsWith("would create 0");
        assertThat(p2c("status").out()).doesNotContain("the last plan failed");
    }

    @Test
    @Order(9)
    void aPlanUnderWayEndsWhenItsDirectionIsSwitchedOff() {
        running.sales().control("POST", "latency", "{\"perRequestMs\": 1500}");
        CompletableFuture<String> plan =
                CompletableFuture.supplyAsync(() -> shadow().plan("accounts"));

        shadow().mode("accounts", DirectionMode.OFF);

        assertThat(plan.join())
                .contains("the plan was stopped; the previous plan stays the newest");
        assertThat(plan()).exists();
    }

    private static ShadowPasses shadow() {
        return running.application().shadow();
    }
}
