package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starts and stops {@code bin/p2c run --sandbox} as a process. */
class StartAndStopTest {

    private static final int SIGTERM = 143;

    @TempDir Path directory;
    private Process process;

    @BeforeEach
    void copyProject() throws IOException {
        ProjectFiles.copiedTo(directory);
        try (Stream<Path> files = Files.list(Path.of(""))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".properties")).toList()) {
                Files.copy(file, directory.resolve(file));
            }
        }
    }

    @AfterEach
    void noneIsLeft() {
        process.destroyForcibly();
    }

    @Test
    void runShowsTheAddressesAndStopsOnSigtermWithinTenSecondsAlsoDuringAPass() throws Exception {
        Path out = directory.resolve("out.txt");
        process = start(out);
        await().atMost(Duration.ofSeconds(90))
                .until(() -> text(out).contains("Ctrl-C stops.") || !process.isAlive());
        assertThat(text(out))
                .contains("/hawtio", "log in as operator / sandbox", "/observe/health")
                .containsPattern("accounts +0/15 \\* \\* \\* \\* \\? +Accounts in Sales")
                .contains("(stand-in)");

        // The first pass of all directions is under way.
        process.destroy();

        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isIn(0, SIGTERM);
        assertThat(text(out)).doesNotContain("\tat ", "Exception", "Hawtio services", "SLF4J");
        Engine.Command status =
                Engine.command(
                        Map.of("P2C_STATE_URL", "jdbc:h2:file:" + directory.resolve("data/p2c")),
                        "status");
        assertThat(status.exit()).isZero();
        assertThat(status.out()).contains("accounts-to-customers").doesNotContain("RUNNING");
    }

    private Process start(Path out) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of("bin", "p2c").toAbsolutePath().toString(),
                                "run",
                                "--sandbox")
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "P2C_HTTP_PORT", "0",
                                "P2C_SANDBOX_TOKEN_PORT", "0",
                                "P2C_SANDBOX_SALES_PORT", "0",
                                "P2C_SANDBOX_FINANCE_PORT", "0"));
        return builder.start();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
