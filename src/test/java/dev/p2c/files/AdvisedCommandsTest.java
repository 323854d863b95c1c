package dev.p2c.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.cli.P2c;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks that texts advise commands as a person types them in the project's folder, with {@code
 * bin/p2c}. In documents a command in a heading or in code marks may be its mere name.
 */
class AdvisedCommandsTest {

    private static final Pattern TEXT_OR_COMMENT =
            Pattern.compile(
                    "(?s)\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*+\"|(/\\*.*?\\*/|//[^\\n]*)");
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final String NAMES =
            String.join(
                    "|",
                    new P2c(Path.of(""), Map.of(), Clock.systemUTC())
                            .commandLine()
                            .getSubcommands()
                            .keySet());
    private static final Pattern BARE = Pattern.compile("(?<![\\w./-])p2c (?:" + NAMES + ")\\b.*");
    private static final Pattern BARE_IN_DOCUMENT =
            Pattern.compile("(?m)^(?!#).*(?<![\\w./`-])p2c (?:" + NAMES + ")\\b.*");

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/main/console", "routes", "mappings", "bin"})
    void everyCommandThatATextAdvisesCanBeTypedAsItIs(Path folder) throws IOException {
        for (Path file : files(folder)) {
            String text = Files.readString(file);
            assertThat(
                            found(
                                    BARE,
                                    file.toString().endsWith(".java")
                                            ? withoutComments(text)
                                            : text))
                    .as("commands without bin/ in %s", file)
                    .isEmpty();
        }
    }

    @Test
    void everyCommandAndOutputInADocumentHasThePathOfTheProgram() throws IOException {
        for (Path file : files(Path.of("docs"))) {
            if (file.toString().endsWith(".md")) {
                assertThat(found(BARE_IN_DOCUMENT, Files.readString(file)))
                        .as("commands without bin/ in %s", file)
                        .isEmpty();
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(Files::isRegularFile).toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    /** The code with the parts of each text in one piece. */
    private static String withoutComments(String code) {
        String texts =
                TEXT_OR_COMMENT
                        .matcher(code)
                        .replaceAll(
                                match ->
                                        match.group(1) == null
                                                ? Matcher.quoteReplacement(match.group())
                                                : "");
        return JOINED.matcher(texts).replaceAll("");
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group()).toList();
    }
}
