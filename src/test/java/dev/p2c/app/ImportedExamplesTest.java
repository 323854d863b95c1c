package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.Engine.Command;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The field lists that the page on commands shows, as {@code p2c import} takes them over. */
class ImportedExamplesTest {

    private static final Pattern EXAMPLE =
            Pattern.compile("```(?:json|csv)\n(.*?)```", Pattern.DOTALL);

    @TempDir static Path directory;
    private static Sandbox sandbox;
    private static Map<String, String> environment;

    @BeforeAll
    static void start() {
        sandbox = Engine.standIns(InitialData.EMPTY);
        environment = new HashMap<>(Engine.environment(sandbox, directory));
        environment.putAll(ProjectFiles.copiedTo(directory).environment());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({
        "0, map.json, --key accountnumber",
        "0, back.json, --reverse --key accountnumber=CustomerAccount",
        "1, list.json, --json",
        "2, table.csv, --from sales.accounts --to finance.CustomersV2"
    })
    void anExampleIsImportedAsItIs(int example, String file, String options) throws Exception {
        String page = Files.readString(Path.of("docs", "commands.md"));
        String text =
                EXAMPLE.matcher(page.substring(page.indexOf("\n## p2c import")))
                        .results()
                        .skip(example)
                        .findFirst()
                        .orElseThrow()
                        .group(1);
        Path list = Files.writeString(directory.resolve(file), text);
        List<String> words = new ArrayList<>(List.of("import", list.toString()));
        words.addAll(List.of(options.split(" ")));

        Command made = Engine.command(environment, words.toArray(String[]::new));

        assertThat(made.err()).isEmpty();
        boolean isReverse = options.contains("--reverse"); // a Default is of one direction
        assertThat(made.exit()).as(made.out()).isEqualTo(isReverse ? 1 : 0);
    }
}
