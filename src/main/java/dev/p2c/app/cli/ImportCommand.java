package dev.p2c.app.cli;

import dev.p2c.app.FieldListImporter;
import dev.p2c.draft.EntityName;
import dev.p2c.draft.FieldListImport;
import dev.p2c.draft.FieldListImport.Imported;
import dev.p2c.error.ConfigurationException;
import dev.p2c.text.Counted;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "import",
        description =
                "Makes a mapping of a field list of Data Integrator or of a dual-write map (CSV or"
                        + " JSON), and lists what cannot be carried over.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c import customers.json --reverse --key accountnumber=CustomerAccount",
            "  bin/p2c import fields.csv --from sales.accounts --to finance.CustomersV2",
            "",
            "Exit codes: 0 all is carried over, 1 something is not, 2 the file cannot be",
            "read or a name is unknown, 3 a system does not answer (see --offline)."
        })
final class ImportCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Mixin private Output output;

    @Parameters(paramLabel = "FILE", description = "The field list, as CSV or JSON.")
    private Path file;

    @Option(
            names = "--task",
            paramLabel = "TASK",
            description = "The name of the mapping. Default: the file's name.")
    private String task;

    @Option(
            names = "--from",
            paramLabel = "CONNECTION.ENTITY",
            description = "The entity set to read. Default: the one that the file names.")
    private String from;

    @Option(
            names = "--to",
            paramLabel = "CONNECTION.ENTITY",
            description = "The entity set to write. Default: the one that the file names.")
    private String to;

    @Option(
            names = "--key",
            split = ",",
            paramLabel = "SOURCE=TARGET",
            description = "Fields that identify a row. Default: the target's own key.")
    private List<String> key;

    @Option(names = "--reverse", description = "The mapping of the opposite direction.")
    private boolean reverse;

    @Option(
            names = "--map",
            paramLabel = "NAME",
            description = "Which list, where the file has several.")
    private String map;

    @Option(
            names = "--offline",
            description = "Ask no system: names and values stay as the file has them.")
    private boolean offline;

    @Override
    public Integer call() {
        FieldListImport.Order order =
                new FieldListImport.Order(
                        file,
                        task(),
                        Optional.ofNullable(from).map(name -> EntityName.parse("--from", name)),
                        Optional.ofNullable(to).map(name -> EntityName.parse("--to", name)),
                        Optional.ofNullable(key).orElse(List.of()),
                        reverse,
                        Optional.ofNullable(map));
        Imported imported =
                new FieldListImporter(p2c.settings(), p2c.clock()).write(order, offline);
        if (output.isJson()) {
            output.document(json(order, imported));
        } else {
            print(order, imported);
        }
        boolean isWhole = imported.left().isEmpty() && imported.mistakes().isEmpty();
        return isWhole ? ExitCode.DONE : ExitCode.SOME_ROWS_NOT_DONE;
    }

    private String task() {
        String name =
                task != null
                        ? task
                        : String.valueOf(file.getFileName())
                                .replaceFirst("\\.[^.]*$", "")
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z0-9]+", "-");
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new ConfigurationException(
                    "--task " + name,
                    "is no name of a task: use small letters, digits and hyphens");
        }
        return name;
    }

    private void print(FieldListImport.Order order, Imported imported) {
        imported.files().forEach(written -> output.out().println("New: " + written));
        output.print(
                "The mapping has %s; %s not carried over."
                        .formatted(
                                Counted.of(imported.rules(), "rule"),
                                Counted.of(imported.left().size(), "point was", "points were")));
        imported.left()
                .forEach(
                        left ->
                                output.printIndented(
                                        "  %s:%d: %s".formatted(file, left.line(), left.message()),
                                        4));
        imported.mistakes().forEach(mistake -> output.print("Correct this: " + mistake));
        output.print(
                ("Next: look at the mapping, call it in a direction (routes/), and record a case:"
                                + " bin/p2c test --record %s KEY")
                        .formatted(order.task()));
    }

    /** The document of {@code import --json}. Scripts depend on the names. */
    private Map<String, Object> json(FieldListImport.Order order, Imported imported) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("task", order.task());
        document.put("files", imported.files().stream().map(String::valueOf).toList());
        document.put("rules", imported.rules());
        document.put("notCarriedOver", imported.left());
        document.put("mistakes", imported.mistakes());
        return document;
    }
}
