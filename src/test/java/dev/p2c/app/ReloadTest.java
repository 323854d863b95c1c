package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.p2c.routes.Direction;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.component.quartz.QuartzComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartz.SchedulerException;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.LoggerFactory;

/** Route and mapping files that are edited while the application runs. */
class ReloadTest {

    private static final String ROUTE = "routes/accounts.yaml";
    private static final String MAPPING = "mappings/accounts-to-customers.yaml";
    private static final String TASK = "type=Task,name=accounts-to-customers";
    private static final String ACCOUNT =
            "{\"accountnumber\": \"ACC-77001-TESTXX\", \"name\": \"Nordlicht AS\"}";

    @TempDir Path directory;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private ProjectFiles files;
    private RunningApplication running;

    @BeforeEach
    void start() {
        files = ProjectFiles.copiedTo(directory);
        log.start();
        logger().addAppender(log);
        running = RunningApplication.start(directory, InitialData.EMPTY, files.environment());
    }

    @AfterEach
    void stop() {
        running.close();
        logger().detachAppender(log);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("dev.p2c");
    }

    @Test
    void aChangedMappingIsUsedInTheNextRun() {
        running.sales().post("accounts", ACCOUNT);
        assertThat(RunningApplication.runNow("accounts")).contains("1 created");

        files.edit(
                MAPPING,
                "CustomerGroupId: { constant: \"10\" }",
                "CustomerGroupId: { constant: \"30\" }");

        assertThat(RunningApplication.runNow("accounts")).doesNotContain("failed");
        assertThat(lines("mapping changed, in force from this run on")).hasSize(1);
        running.sales().patch(running.sales().account("ACC-77001-TESTXX"), "{\"fax\": \"1\"}");
        RunningApplication.runNow("accounts");
        assertThat(group()).isEqualTo("30");
    }

    @Test
    void aBrokenMappingIsReportedOnceAndTheOldOneStaysInUse() {
        RunningApplication.runNow("accounts");
        files.edit(MAPPING, "valueMap: countries", "valuemap: countries");
        running.sales().post("accounts", ACCOUNT);

        assertThat(RunningApplication.runNow("accounts")).contains("1 created");
        RunningApplication.runNow("accounts");

        assertThat(lines("broken edit: the previous version stays in force"))
                .singleElement()
                .asString()
                .contains("accounts-to-customers.yaml:", "Did you mean \"valueMap\"?");
        assertThat(RunningApplication.attribute(TASK, "MappingFileBroken")).isEqualTo(true);
        assertThat(RunningApplication.attribute(TASK, "MappingFileProblem"))
                .asString()
                .contains("valueMap");
    }

    @Test
    void aRevertedMappingIsNoLongerReportedAsBroken() {
        RunningApplication.runNow("accounts");
        files.edit(MAPPING, "valueMap: countries", "valuemap: countries");
        RunningApplication.runNow("accounts");
        files.edit(MAPPING, "valuemap: countries", "valueMap: countries");

        RunningApplication.runNow("accounts");

        assertThat(RunningApplication.attribute(TASK, "MappingFileBroken")).isEqualTo(false);
        assertThat(lines("the mapping file is in force again")).hasSize(1);
    }

    @Test
    void aMappingFileMissingForAMomentDoesNotFailTheRun() {
        RunningApplication.runNow("accounts");
        String text = files.read(MAPPING);
        files.delete(MAPPING);

        RunningApplication.runNow("accounts");

        assertThat(RunningApplication.attribute("type=Direction,name=accounts", "LastRunStatus"))
                .isEqualTo("DONE");
        assertThat(RunningApplication.attribute(TASK, "MappingFileBroken")).isEqualTo(true);
        files.write(MAPPING, text);
    }

    @Test
    void aChangedDirectionIsUsedWithoutARestart() {
        RunningApplication.runNow("accounts");
        files.edit(ROUTE, "Accounts in Sales become customers", "Every account becomes a customer");
        files.edit(ROUTE, "\"{{accounts.cron}}\"", "\"0/1 * * * * ?\"");

        awaitLine("accounts.yaml is in force");

        assertThat(RunningApplication.attribute("type=Direction,name=accounts", "Description"))
                .asString()
                .startsWith("Every account");
        assertThat(RunningApplication.attribute("type=Direction,name=accounts", "Schedule"))
                .isEqualTo("0/1 * * * * ?");
        running.sales().post("accounts", ACCOUNT);
        awaitLine("accounts-to-customers: 1 read, 1 created");
        assertThat(jobs()).isEqualTo(running.application().directions().size());
    }

    @Test
    void aDirectionMayBeEditedSeveralTimes() {
        for (int i = 1; i <= 3; i++) {
            String cron = "\"0 0 0 " + i + " 1 ? 2099\"";
            files.write(ROUTE, files.read(ROUTE).replaceAll("cron: \"[^\"]*\"", "cron: " + cron));
            int times = i;
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> lines("accounts.yaml is in force").size() == times);
            assertThat(RunningApplication.runNow("accounts")).contains("read");
        }
        assertThat(jobs()).isEqualTo(running.application().directions().size());
    }

    @Test
    void aChangedOrderIsUsedWithoutARestart() {
        files.write("routes/order.yaml", "accounts: [ contacts ]\n");

        awaitLine("order.yaml is in force");

        assertThat(running.application().directions())
                .extracting(Direction::id)
                .startsWith("contacts", "accounts");
    }

    @Test
    void aBrokenOrderKeepsTheOldOneInUse() {
        files.write("routes/order.yaml", "contacts: [ acounts ]\n");

        awaitLine("order: broken edit: the previous version stays in force");

        assertThat(lines("broken edit"))
                .singleElement()
                .asString()
                .contains("order.yaml:1: contacts comes after acounts")
                .contains("Did you mean \"accounts\"?");
        assertThat(running.application().directions())
                .extracting(Direction::id)
                .containsSubsequence("accounts", "contacts");
    }

    @Test
    void aDirectionWithInvalidYamlKeepsTheOldOneInUse() {
        files.write(ROUTE, "- route: [");

        awaitLine("accounts: broken edit: the previous version stays in force");

        assertThat(lines("is not valid YAML")).hasSize(1);
        assertThat(RunningApplication.runNow("accounts")).contains("read");
    }

    @Test
    void aDirectionThatCamelRefusesKeepsTheOldOneInUse() {
        files.edit(ROUTE, "\"{{accounts.cron}}\"", "\"every noon\"");

        awaitLine("accounts: broken edit: the previous version stays in force");

        assertThat(lines("broken edit")).singleElement().asString().contains("every noon");
        assertThat(RunningApplication.runNow("accounts")).contains("read");
        assertThat(jobs()).isEqualTo(running.application().directions().size());
    }

    @Test
    void aBrokenDirectionDoesNotPreventTheReloadOfAnother() {
        files.write("routes/products.yaml", "- route: [");
        awaitLine("products: broken edit");

        files.edit(ROUTE, "Accounts in Sales become", "Accounts turn into");

        awaitLine("accounts.yaml is in force");
        assertThat(lines("accounts: broken edit")).isEmpty();
    }

    @Test
    void aNewDirectionIsAddedRunsAndIsRemoved() {
        String mapping = files.read(MAPPING);
        files.write(
                "routes/late.yaml",
                files.read(ROUTE)
                        .replace("id: accounts\n", "id: late\n")
                        .replace("{{accounts.cron}}", "0 0 0 1 1 ? 2099")
                        .replace("directions/accounts", "directions/late")
                        .replace("accounts-to-customers", "late-customers"));
        awaitLine("late-customers has no mapping");
        assertThat(lines("late: broken new file: the direction does not start")).isNotEmpty();
        files.write("mappings/late-customers.yaml", mapping);
        awaitLine("late.yaml is in force");
        running.sales().post("accounts", ACCOUNT);
        assertThat(RunningApplication.runNow("late")).contains("1 created");
        assertThat(RunningApplication.attribute("type=Task,name=late-customers", "Created"))
                .isEqualTo(1L);
        assertThat(running.get("/observe/health").body()).contains("direction:late");
        assertThat(running.get("/observe/metrics").body()).contains("task=\"late-customers\"");

        files.delete("routes/late.yaml");

        awaitLine("late: its file is gone, the direction is removed");
        await().until(() -> !RunningApplication.hasBean("type=Direction,name=late"));
        assertThat(RunningApplication.hasBean("type=Task,name=late-customers")).isFalse();
        assertThat(running.get("/observe/health").body()).doesNotContain("late");
        assertThat(running.application().context().getRoute("late-customers")).isNull();
        assertThat(jobs()).isEqualTo(running.application().directions().size());
        assertThat(RunningApplication.hasBean("type=Direction,name=accounts")).isTrue();
    }

    @Test
    void aChangedTemplateIsReportedToNeedARestart() {
        files.edit("routes/templates/sync-task.yaml", "Apply the mapping", "Map");

        awaitLine("sync-task.yaml has changed: this needs a restart");

        assertThat(RunningApplication.runNow("accounts")).contains("read");
    }

    @Test
    void aReloadNeverInterruptsARunningPass() {
        running.sales().control("POST", "seed", "{\"accounts\": 1000}");
        running.finance().control("POST", "latency", "{\"perRequestMs\": 1500}");
        CompletableFuture<String> pass =
                CompletableFuture.supplyAsync(() -> RunningApplication.runNow("accounts"));
        await().until(() -> running.application().runs().active("accounts").isPresent());

        files.edit(ROUTE, "Accounts in Sales become", "Accounts turn into");

        assertThat(pass.join()).contains("1000 read");
        awaitLine("accounts.yaml is in force");
        List<String> messages = log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
        assertThat(indexOf(messages, "1000 read")).isLessThan(indexOf(messages, "is in force"));
    }

    private static int indexOf(List<String> messages, String part) {
        return messages.indexOf(
                messages.stream().filter(m -> m.contains(part)).findFirst().orElseThrow());
    }

    private String group() {
        return running.finance()
                .get(
                        "CustomersV2(dataAreaId='usmf',CustomerAccount='ACC-77001-TESTXX')?cross-company=true")
                .json()
                .get("CustomerGroupId")
                .asText();
    }

    private int jobs() {
        QuartzComponent quartz =
                running.application().context().getComponent("quartz", QuartzComponent.class);
        try {
            return quartz.getScheduler().getTriggerKeys(GroupMatcher.anyGroup()).size();
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    private void awaitLine(String part) {
        await().atMost(Duration.ofSeconds(10)).until(() -> !lines(part).isEmpty());
    }

    private List<String> lines(String part) {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .filter(line -> line.contains(part))
                .toList();
    }
}
