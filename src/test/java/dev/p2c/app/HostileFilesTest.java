package dev.p2c.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.p2c.app.Engine.Command;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.ProjectMappings;
import dev.p2c.routes.DirectionFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that would hang or crash a YAML parser are reported as mistakes at once. */
class HostileFilesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TRIES = Integer.getInteger("p2c.fuzz.tries", 200);
    private static final String TYPED = "{}[]:,&*!|>'\"%@#-?\n\t 0\u0000\uFEFF";

    private static final String ALIASES =
            "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
                    + "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
                    + "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n"
                    + "g: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]\n";

    private static final String CIRCLE =
            "- route:\n    id: accounts\n    description: x\n    from:\n      uri: quartz:x\n"
                    + "      steps: &a [ *a ]\n";

    @TempDir Path directory;
    private ProjectFiles files;

    @BeforeEach
    void copy() {
        files = ProjectFiles.copiedTo(directory);
    }

    private void check() {
        Path routes = directory.resolve("routes");
        new StartupCheck(
                        new DirectionFiles(routes),
                        ProjectMappings.in(directory.resolve("mappings")),
                        new RouteChecks(Settings.load(Path.of(""), files.environment()), routes))
                .start()
                .check("all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"routes/accounts.yaml", "mappings/accounts-to-customers.yaml"})
    void aHostileFileIsReportedAsAMistake(String file) {
        String good = files.read(file);
        for (String bomb :
                new String[] {
                    ALIASES,
                    CIRCLE,
                    "&a [*a]",
                    "&a {x: *a}",
                    "[".repeat(100_000),
                    "{a: ".repeat(100_000),
                    "- ".repeat(50_000),
                    "a: 1E+1000000000",
                    "a: " + "9".repeat(1_000_000),
                    good + "\n" + good,
                    "? ? ? ? ".repeat(10_000),
                    "\u0000"
                }) {
            files.write(file, bomb);
            assertTimeoutPreemptively(
                    PATIENCE,
                    () ->
                            assertThatThrownBy(this::check)
                                    .as(bomb.substring(0, Math.min(60, bomb.length())))
                                    .isInstanceOf(ConfigurationException.class)
                                    .hasMessageContaining(Path.of(file).getFileName().toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "routes/accounts.yaml",
                "routes/order.yaml",
                "mappings/accounts-to-customers.yaml"
            })
    void aFileInAnotherEncodingIsReportedAsAMistake(String file) throws Exception {
        Files.write(directory.resolve(file), "# Auftr\u00e4ge\n".getBytes(ISO_8859_1));

        assertThatThrownBy(this::check)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(Path.of(file).getFileName().toString())
                .hasMessageContaining("is not UTF-8 text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "routes/accounts.yaml",
                "routes/foo.yaml",
                "routes/order.yaml",
                "mappings/accounts-to-customers.yaml",
                "mappings/foo.yaml",
                "mappings/value-maps/countries.yaml"
            })
    void aFolderInPlaceOfAFileIsReportedOnceAndByItsName(String file) throws Exception {
        Files.deleteIfExists(directory.resolve(file));
        Files.createDirectory(directory.resolve(file));

        Command validate = Engine.command(files.environment(), "validate");

        assertThatThrownBy(this::check)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(file + ": is a folder, not a file. Move it or rename it");
        assertThat(validate.out())
                .containsOnlyOnce(file + ": is a folder, not a file. Move it or rename it");
        assertThat(validate.exit()).isEqualTo(ExitCode.WRONG);
    }

    /** {@code -Dp2c.fuzz.tries=100000} runs longer. */
    @Test
    void anyDirectionFileIsReadOrReportedAsAMistake() {
        String good = files.read("routes/accounts.yaml");
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            String broken = good;
            for (int edits = random.nextInt(4); edits >= 0; edits--) {
                broken = edited(broken, random);
            }
            files.write("routes/accounts.yaml", broken);
            String attempt = "seed " + seed + ", try " + i + ":\n" + broken;
            assertTimeoutPreemptively(
                    PATIENCE,
                    () -> {
                        try {
                            check();
                        } catch (ConfigurationException e) {
                            assertThat(e.problems()).as(attempt).isNotEmpty();
                        }
                    },
                    attempt);
        }
    }

    private static String edited(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(40));
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, to) + text.substring(from);
            default ->
                    text.substring(0, from)
                            + TYPED.charAt(random.nextInt(TYPED.length()))
                            + text.substring(from);
        };
    }
}
