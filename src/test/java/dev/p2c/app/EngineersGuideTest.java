package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.p2c.app.Engine.Command;
import dev.p2c.app.GuidePage.Commands;
import dev.p2c.app.GuidePage.Edit;
import dev.p2c.app.GuidePage.NewFile;
import dev.p2c.app.GuidePage.Step;
import dev.p2c.app.cli.P2c;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.http.InitialData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Follows {@code docs/engineers-guide.md} in a copy of the project, beside the stand-ins, and
 * compares what each command prints with the page. A line {@code ...} of the page stands for lines
 * that it leaves out. Times, ids, names of users and the places at which lines break may differ.
 */
class EngineersGuideTest {

    private static final Path GUIDE = Path.of("docs", "engineers-guide.md");
    private static final Pattern COMMAND =
            Pattern.compile("bin/p2c (?<words>[^#\\n]*)(?:# exit code (?<exit>\\d).*)?\\n");

    @TempDir Path directory;
    private Sandbox sandbox;
    private Map<String, String> environment;

    @BeforeEach
    void start() throws IOException {
        sandbox = Engine.standIns(InitialData.EMPTY);
        Map<String, String> files = ProjectFiles.copiedTo(directory).environment();
        for (String file : List.of("application.properties", "application-sandbox.properties")) {
            Files.copy(Path.of(file), directory.resolve(file));
        }
        environment = new HashMap<>(Engine.environment(sandbox, directory));
        environment.keySet().removeIf(name -> name.startsWith("P2C_COMPAN"));
        environment.remove("P2C_CHANGES_MOST");
        environment.putAll(files);
        environment.put("COLUMNS", "80");
    }

    /** Makes the copy a repository, because the page takes its edits back with git. */
    private void commitAll() throws Exception {
        shell(
                """
                git init -q && git add -A
                git -c user.name=anna -c user.email=anna@example.com commit -q -m 'Before the guide'
                """);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void everyCommandOfTheGuidePrintsWhatTheGuideShows() throws Exception {
        for (String program : List.of("curl", "git")) {
            assumeTrue(
                    Files.isExecutable(Path.of("/usr/bin", program)),
                    program + " is not installed");
        }
        commitAll();
        List<Step> steps = GuidePage.read(GUIDE).steps();
        assertThat(steps).hasSizeGreaterThan(20);

        for (Step step : steps) {
            if (step instanceof NewFile file) {
                Files.writeString(directory.resolve(file.path()), file.content());
            } else if (step instanceof Edit edit) {
                edit.apply(directory);
            } else if (step instanceof Commands commands) {
                String printed =
                        commands.areOfP2c() ? p2c(commands.text()) : shell(commands.text());
                commands.output().ifPresent(shown -> compare(commands.text(), shown, printed));
            }
        }
        assertThat(shell("git status --porcelain -- mappings routes application.properties"))
                .isEmpty();
        assertThat(p2c("validate", "--json").exit()).isZero();
    }

    @Test
    void readmeAndContributingLinkTheGuide() throws IOException {
        for (String document : List.of("README.md", "CONTRIBUTING.md")) {
            assertThat(Files.readString(Path.of(document))).contains("](docs/engineers-guide.md)");
        }
    }

    private String p2c(String commands) {
        StringBuilder printed = new StringBuilder();
        Matcher lines = COMMAND.matcher(commands.replace("\\\n", ""));
        while (lines.find()) {
            String words = lines.group("words").strip();
            if (words.startsWith("sandbox")) {
                assertThat(words).as("how the test starts").isEqualTo("sandbox --data empty");
                continue;
            }
            Command command = p2c(words.split("\\s+"));
            printed.append(command.out());
            String exit = lines.group("exit");
            assertThat(command.exit())
                    .as("%s%n%s%s", words, command.out(), command.err())
                    .isEqualTo(exit == null ? 0 : Integer.parseInt(exit));
        }
        return printed.toString();
    }

    private Command p2c(String... words) {
        String[] there =
                Arrays.stream(words)
                        .map(word -> word.endsWith(".json") ? directory + "/" + word : word)
                        .toArray(String[]::new);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit =
                new P2c(directory, environment, Clock.systemUTC())
                        .execute(new PrintWriter(out), new PrintWriter(err), there);
        return new Command(exit, out.toString().replace(directory + "/", ""), err.toString());
    }

    /** Runs other commands, with the addresses of the test's stand-ins. */
    private String shell(String commands) throws IOException, InterruptedException {
        String here =
                commands.replace("localhost:8180", sandbox.tokenUrl().getAuthority())
                        .replace("localhost:8181", sandbox.salesUrl().getAuthority())
                        .replace("localhost:8182", sandbox.financeUrl().getAuthority());
        Process shell =
                new ProcessBuilder("bash", "-eu", "-c", here)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .start();
        String out = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(shell.exitValue()).as(commands + out).isZero();
        return out;
    }

    private static void compare(String commands, String shown, String printed) {
        Pattern pattern =
                Pattern.compile(
                        Arrays.stream(comparable(shown).split("(?<!\\S)\\.\\.\\.(?!\\S)", -1))
                                .map(part -> Pattern.quote(part.strip()))
                                .reduce((one, other) -> one + ".*" + other)
                                .orElseThrow(),
                        Pattern.DOTALL);
        assertThat(comparable(printed)).as("%s%nprints%n%s", commands, printed).matches(pattern);
    }

    /** A text without what differs from one execution to the next. */
    private static String comparable(String text) {
        return text.replaceAll("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z", "TIME")
                .replaceAll("\\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b", "ID")
                .replaceAll("\\b(command|apply) \\S+  ", "$1 USER  ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
