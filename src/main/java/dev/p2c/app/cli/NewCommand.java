package dev.p2c.app.cli;

import dev.p2c.app.DirectionCreator;
import dev.p2c.draft.EntityName;
import dev.p2c.draft.NewDirection;
import dev.p2c.text.Counted;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "new",
        description =
                "Creates a direction: route, mapping, schedule and first cases, with pairs of fields"
                        + " proposed from the models of both systems.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c new units --from finance.UnitsOfMeasure --to sales.uoms",
            "  bin/p2c new clients --from sales.accounts --to finance.CustomersV2",
            "",
            "Exit codes: 0 done, 2 a name is unknown or a file exists, 3 a system does not answer."
        })
final class NewCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Mixin private Output output;

    @Parameters(paramLabel = "DIRECTION", description = "The name of the direction and its file.")
    private String direction;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "CONNECTION.ENTITY",
            description = "The entity set to read, such as sales.accounts.")
    private String from;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "CONNECTION.ENTITY",
            description = "The entity set to write, such as finance.CustomersV2.")
    private String to;

    @Option(
            names = "--key",
            split = ",",
            paramLabel = "SOURCE=TARGET",
            description =
                    "Fields that identify a row in both systems. Default: the target's own key, if"
                            + " the source has fields of these names.")
    private List<String> key;

    @Override
    public Integer call() {
        NewDirection.Order order =
                new NewDirection.Order(
                        direction,
                        EntityName.parse("--from", from),
                        EntityName.parse("--to", to),
                        Optional.ofNullable(key).orElse(List.of()));
        NewDirection.Written written =
                new DirectionCreator(p2c.directory(), p2c.settings(), p2c.clock()).write(order);
        if (output.isJson()) {
            output.document(json(written));
        } else {
            print(written);
        }
        return ExitCode.DONE;
    }

    private void print(NewDirection.Written written) {
        written.files().forEach(file -> output.out().println("New: " + file));
        output.print("New: " + written.schedule() + " (application.properties)");
        output.print(
                "The mapping has %s; %s \"check:\"."
                        .formatted(
                                Counted.of(written.rules(), "rule"),
                                Counted.of(written.toCheck(), "line says", "lines say")));
        if (!written.missing().isEmpty()) {
            output.print(
                    "Without a rule, but a new row needs a value: "
                            + String.join(", ", written.missing()));
        }
        output.print(
                ("Next: look at the mapping, then: bin/p2c test --update %1$s; make check;"
                                + " bin/p2c validate --live; bin/p2c plan %2$s; bin/p2c sync %2$s")
                        .formatted(written.task(), direction));
        output.print(
                "If an application runs, restart it: the application reads schedules only when it starts."
                        + " If the rows refer to rows of other directions, name these directions in"
                        + " routes/order.yaml.");
    }

    /** The document of {@code new --json}. Scripts depend on the names. */
    private Map<String, Object> json(NewDirection.Written written) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("direction", direction);
        document.put("task", written.task());
        document.put("files", written.files().stream().map(String::valueOf).toList());
        document.put("schedule", written.schedule());
        document.put("rules", written.rules());
        document.put("check", written.toCheck());
        document.put("missing", written.missing());
        return document;
    }
}
