package dev.p2c.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.p2c.app.settings.Setting;
import dev.p2c.app.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code .env.example} with every line in force, as the shells of its readers load it. */
class EnvExampleTest {

    private static final Pattern LINE = Pattern.compile("(?m)^#?(P2C_\\w+)=(.*)$");

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/bin/bash"})
    void aShellReadsEveryValueAsItIsMeant(String shell) throws Exception {
        assumeThat(Path.of(shell)).isExecutable();
        Files.writeString(
                directory.resolve(".env"), example().replaceAll("(?m)^#(P2C_\\w+=)", "$1"));

        Process process =
                new ProcessBuilder(shell, "-euc", "set -a; . ./.env; set +a; env")
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(out).isZero();
        assertThat(out.lines().toList())
                .containsAll(
                        values().entrySet().stream()
                                .map(value -> value.getKey() + "=" + value.getValue())
                                .toList());
    }

    @Test
    void everyVariableIsASetting() throws IOException {
        Settings settings =
                Settings.load(Path.of(""), Map.of("P2C_COMPANIES", "usmf,demf")).staged();
        Set<String> known =
                settings.declared().stream()
                        .map(setting -> Setting.variable(setting.name()))
                        .collect(Collectors.toSet());

        assertThat(known).containsAll(values().keySet());
    }

    @Test
    void aValueThatAShellWouldSplitIsInQuotes() throws IOException {
        List<String> bare = LINE.matcher(example()).results().map(line -> line.group(2)).toList();

        assertThat(bare).allMatch(value -> value.matches("\"[^\"$`]*\"|[\\w./:@,+-]*"));
    }

    private static Map<String, String> values() throws IOException {
        return LINE.matcher(example())
                .results()
                .collect(
                        Collectors.toMap(
                                line -> line.group(1),
                                EnvExampleTest::value,
                                (first, second) -> first,
                                LinkedHashMap::new));
    }

    private static String value(MatchResult line) {
        return line.group(2).replaceAll("^\"|\"$", "");
    }

    private static String example() throws IOException {
        return Files.readString(Path.of(".env.example"));
    }
}
