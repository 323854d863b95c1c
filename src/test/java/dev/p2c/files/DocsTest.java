package dev.p2c.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.ShadowPlans;
import dev.p2c.app.cli.P2c;
import dev.p2c.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks that files, make targets, commands and tests named in the documents exist. */
class DocsTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");
    private static final Pattern MAKE =
            Pattern.compile("^(?: {4})?make ([a-z]+)|`make ([a-z]+)`", Pattern.MULTILINE);
    private static final Pattern COMMAND = Pattern.compile("bin/p2c ([a-z]+)");

    /** A state in PostgreSQL has no folder of its own. */
    private static final String WITH_POSTGRESQL = "state/p2c-shadow";

    private static final Pattern SHADOW = Pattern.compile("([\\w./]+/p2c-shadow)");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z0-9]+Test)`");

    static Stream<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                    Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md").map(Path::of),
                    docs.filter(file -> file.toString().endsWith(".md")))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkedFileExists(Path document) throws IOException {
        Path folder = document.toAbsolutePath().getParent();

        assertThat(matches(LINK, document))
                .allSatisfy(link -> assertThat(folder.resolve(link)).exists());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyMakeTargetExists(Path document) throws IOException {
        String makefile = Files.readString(Path.of("Makefile"));

        assertThat(matches(MAKE, document))
                .allSatisfy(target -> assertThat(makefile).contains("\n" + target + ":"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyCommandExists(Path document) throws IOException {
        P2c p2c = new P2c(Path.of(""), Map.of(), Clock.systemUTC());
        Set<String> commands = p2c.commandLine().getSubcommands().keySet();

        assertThat(matches(COMMAND, document))
                .allSatisfy(command -> assertThat(commands).contains(command));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyFolderOfShadowPlansIsTheOneBesideTheDefaultState(Path document) throws IOException {
        Path plans = new ShadowPlans(Settings.load(Path.of(""), Map.of())).file("x").getParent();
        String folder =
                Path.of("").toAbsolutePath().relativize(plans.toAbsolutePath().normalize()) + "";

        assertThat(matches(SHADOW, document))
                .allSatisfy(p -> assertThat(p).isIn(folder, WITH_POSTGRESQL));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyNamedTestExists(Path document) throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            tests =
                    files.map(file -> file.getFileName().toString().replace(".java", ""))
                            .collect(Collectors.toSet());
        }

        assertThat(tests).containsAll(matches(TEST, document));
    }

    private static List<String> matches(Pattern pattern, Path document) throws IOException {
        return pattern.matcher(Files.readString(document))
                .results()
                .map(DocsTest::firstGroup)
                .toList();
    }

    private static String firstGroup(MatchResult match) {
        return match.group(1) != null ? match.group(1) : match.group(2);
    }
}
