package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.p2c.app.settings.Setting;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionFiles;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Files of staged directions that are edited while the application runs. */
class StagedReloadTest {

    private static final String ROUTE = "routes/staged/staged-accounts.yaml";

    private static final String TOGETHER =
            "accounts-to-customers would run together with staged-accounts-to-finance";

    @TempDir Path directory;

    @Test
    void aStagedDirectionIsReloadedAndNeverTakesThePlaceOfOneThatRuns() {
        ProjectFiles files = ProjectFiles.copiedTo(directory);
        String quotes = files.read("routes/staged/staged-quotes.yaml");
        files.delete("routes/staged/staged-quotes.yaml");
        Map<String, String> settings = new HashMap<>(files.environment());
        settings.put("P2C_STAGED", "true");
        settings.put("P2C_CDS_URL", "http://localhost:9/");
        settings.put("P2C_CDS_TOKEN_URL", "http://localhost:9/");
        for (String name : new DirectionFiles(Path.of("routes")).names()) {
            settings.put(Setting.variable(name + ".cron"), "0 0 0 1 1 ? 2099");
        }
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger("dev.p2c.routes");
        logger.addAppender(log);
        try (RunningApplication running =
                RunningApplication.start(directory, InitialData.EMPTY, settings)) {
            assertThat(ids(running)).contains("quotes", "staged-accounts");
            assertThat(ids(running)).doesNotContain("accounts", "staged-quotes");

            files.edit(ROUTE, "description: Accounts", "description: All accounts");
            files.write("routes/staged/staged-quotes.yaml", quotes);
            files.edit("routes/accounts.yaml", "description: Accounts", "description: Others");

            await().atMost(Duration.ofSeconds(10))
                    .until(
                            () ->
                                    log.list.stream()
                                            .anyMatch(e -> text(e).contains("quotes, which")));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> description(running).startsWith("All accounts"));
            assertThat(ids(running)).doesNotContain("accounts", "staged-quotes");
            assertThat(log.list).noneMatch(e -> text(e).contains("routes/accounts.yaml"));

            aCopyUnderAnotherNameIsRefused(running, files, log);
        } finally {
            logger.detachAppender(log);
        }
    }

    /** A direct direction of another name brings the same rows. */
    private static void aCopyUnderAnotherNameIsRefused(
            RunningApplication running, ProjectFiles files, ListAppender<ILoggingEvent> log) {
        files.write(
                "routes/my-accounts.yaml",
                files.read("routes/accounts.yaml").replace("id: accounts", "id: my-accounts"));
        await().atMost(Duration.ofSeconds(10))
                .until(() -> log.list.stream().anyMatch(e -> text(e).contains(TOGETHER)));
        assertThat(ids(running)).doesNotContain("my-accounts");
        Engine.Command status = Engine.command(running.environment(), "status");
        assertThat(status.exit()).as(status.out()).isEqualTo(2);
        assertThat(status.err()).contains(TOGETHER, "my-accounts.yaml:", "staged-accounts.yaml");
    }

    private static String text(ILoggingEvent event) {
        return event.getFormattedMessage();
    }

    private static List<String> ids(RunningApplication running) {
        return running.application().directions().stream().map(Direction::id).toList();
    }

    private static String description(RunningApplication running) {
        return running.application().directions().stream()
                .filter(direction -> direction.id().equals("staged-accounts"))
                .map(Direction::description)
                .findFirst()
                .orElse("");
    }
}
