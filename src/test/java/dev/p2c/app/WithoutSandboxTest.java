package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line in a process without {@code p2c-sandbox.jar} and its libraries. */
class WithoutSandboxTest {

    private static final int SIGTERM = 143;
    private static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();

    private static final Map<String, String> PRODUCTION =
            Map.ofEntries(
                    Map.entry("P2C_PROFILE", "production"),
                    Map.entry("P2C_SALES_URL", "https://sales.invalid/api/data/v9.2/"),
                    Map.entry("P2C_FINANCE_URL", "https://finance.invalid/data/"),
                    Map.entry("P2C_HAWTIO_USER", "operator"),
                    Map.entry("P2C_HAWTIO_PASSWORD", "correct horse battery"),
                    Map.entry("P2C_HTTP_PORT", "0"),
                    Map.entry("P2C_SALES_TOKEN_URL", "https://login.invalid/token"),
                    Map.entry("P2C_SALES_CLIENT_ID", "p2c"),
                    Map.entry("P2C_SALES_CLIENT_SECRET", "a secret"),
                    Map.entry("P2C_FINANCE_TOKEN_URL", "https://login.invalid/token"),
                    Map.entry("P2C_FINANCE_CLIENT_ID", "p2c"),
                    Map.entry("P2C_FINANCE_CLIENT_SECRET", "a secret"));

    @TempDir Path directory;
    private Process process;

    @BeforeEach
    void copyProject() throws IOException {
        ProjectFiles.copiedTo(directory);
        for (String file :
                new String[] {"application.properties", "application-sandbox.properties"}) {
            Files.copy(Path.of(file), directory.resolve(file));
        }
        copyClasses(directory.resolve("classes"));
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --sandbox", "sandbox"})
    void commandsThatNeedTheStandInsNameTheMissingJar(String command) throws Exception {
        process = start(Map.of(), command.split(" "));

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(output().lines())
                .containsExactly(
                        "p2c-sandbox.jar: the stand-ins are not on the class path;"
                                + " make build puts this jar into target/");
    }

    @Test
    void productionStartsAndStops() throws Exception {
        process = start(PRODUCTION, "run");

        await().atMost(Duration.ofSeconds(90))
                .until(() -> output().contains("Ctrl-C stops.") || !process.isAlive());
        assertThat(output()).contains("profile production", "accounts");

        process.destroy();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isIn(0, SIGTERM);
    }

    private Process start(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dp2c.hawtio=" + Path.of("target/hawtio/webapp").toAbsolutePath(),
                        "-cp",
                        classPath(),
                        "dev.p2c.app.cli.P2c");
        builder.command().addAll(Arrays.asList(command));
        builder.environment().putAll(environment);
        return builder.directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out.txt").toFile())
                .start();
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("out.txt"));
    }

    /** The libraries of this test without Olingo's server, and the copied classes. */
    private String classPath() {
        String libraries =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar"))
                        .filter(entry -> !entry.contains("odata-server"))
                        .collect(Collectors.joining(File.pathSeparator));
        return directory.resolve("classes") + File.pathSeparator + libraries;
    }

    /** Copies what p2c.jar contains, as {@code pom.xml} excludes it. */
    private static void copyClasses(Path to) {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = CLASSES.relativize(file).toString().replace(File.separatorChar, '/');
                if (!isOfTheSandbox(name)) {
                    Files.createDirectories(to.resolve(name).getParent());
                    Files.copy(file, to.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOfTheSandbox(String name) {
        return name.startsWith("dev/p2c/sandbox/")
                || name.startsWith("sandbox/")
                || name.endsWith("dev.p2c.standin.StandInLauncher");
    }
}
