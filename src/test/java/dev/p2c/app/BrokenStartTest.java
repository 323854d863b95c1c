package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.p2c.app.Engine.Command;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start with a mistake in one mapping. */
class BrokenStartTest {

    private static final String MAPPING = "mappings/accounts-to-customers.yaml";

    @TempDir Path directory;

    @Test
    void oneBrokenMappingKeepsItsDirectionFromStartingUntilItIsMended() {
        ProjectFiles files = ProjectFiles.copiedTo(directory);
        files.edit(MAPPING, "SiteId: { constant", "SiteId: { constnat");
        try (RunningApplication running =
                RunningApplication.start(directory, InitialData.EMPTY, files.environment())) {
            assertThat(RunningApplication.hasBean("type=Direction,name=accounts")).isFalse();
            assertThat(RunningApplication.runNow("products")).contains("read");
            assertThat(running.get("/observe/health").statusCode()).isEqualTo(503);
            assertThat(running.get("/observe/health").body())
                    .contains("accounts: does not run", "accounts-to-customers.yaml:39");
            Command status = Engine.command(running.environment(), "status", "--wide");
            assertThat(status.exit()).isZero();
            assertThat(status.out())
                    .contains("accounts: does not run", "no version of its files is in force");

            files.edit(MAPPING, "SiteId: { constnat", "SiteId: { constant");

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> RunningApplication.hasBean("type=Direction,name=accounts"));
            assertThat(RunningApplication.runNow("accounts")).contains("read");
            anEditThatTheModelRefusesWaits(files, running);
        }
    }

    private static void anEditThatTheModelRefusesWaits(
            ProjectFiles files, RunningApplication running) {
        files.edit(MAPPING, "watermark: modifiedon", "watermark: name");

        assertThat(RunningApplication.runNow("accounts")).contains("read");

        await().atMost(Duration.ofSeconds(20))
                .until(
                        () ->
                                Engine.command(running.environment(), "status", "--wide")
                                        .out()
                                        .contains("accounts-to-customers: an edit waits (since"));
        assertThat(running.get("/observe/health").body())
                .contains("the version before it is in force", "needs a point in time");
    }
}
