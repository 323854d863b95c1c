package dev.p2c.app.cli;

import dev.p2c.app.PersonErasure;
import dev.p2c.app.PersonErasure.Part;
import dev.p2c.app.StateOptions;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.state.Compaction;
import dev.p2c.state.Erasure;
import dev.p2c.text.Counted;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "erase",
        description = {
            "Erases a person's values from the state, the history and plans.",
            "Writes nothing to either system, and works beside a running application. The rows are still"
                    + " synced: their keys stay, and their next change stores their values again."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c erase CON-000042",
            "  bin/p2c erase CON-000042 --also berit@example.com --yes",
            "  bin/p2c erase --compact"
        })
final class EraseCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;

    @Parameters(
            paramLabel = "KEY",
            converter = GivenKey.class,
            arity = "0..1",
            description = "The number of a contact, an account or another row.")
    private String key;

    @Option(
            names = "--also",
            paramLabel = "VALUE",
            converter = GivenKey.class,
            description = "A further value to look for in all rows and texts.")
    private List<String> also = List.of();

    @Option(
            names = "--compact",
            description =
                    "Only rewrites the H2 file of the state, while no other process has it open.")
    private boolean compact;

    @Option(names = "--yes", description = "Without asking.")
    private boolean yes;

    @Mixin private Output output;

    /**
     * The document of {@code --json}.
     *
     * @param common number of values that other rows have as well, and that stay there
     * @param plansUnderWay plans that are being made now
     * @param notDeleted files of plans, such as those of another user
     * @param file {@code done}, {@code in use} or {@code no file}; empty if nothing was erased
     */
    private record Document(
            String key,
            boolean done,
            List<Erasure.Rows> rows,
            List<Part> values,
            int common,
            int plansUnderWay,
            List<String> notDeleted,
            String file) {}

    @Override
    public Integer call() {
        if (compact == (key != null)) {
            throw new ConfigurationException("erase", "takes a KEY, or --compact");
        }
        Settings settings = p2c.settings();
        if (compact) {
            return compacted(Compaction.of(StateOptions.of(settings)));
        }
        try (PersonErasure person = new PersonErasure(settings, p2c.clock(), key, also)) {
            if (!yes) {
                List<Part> parts = person.look();
                if (output.isJson()) {
                    output.document(document(person, parts, ""));
                } else {
                    show(person, parts);
                }
                if (!isWanted()) {
                    return notErased();
                }
            }
            List<Part> erased = person.erase(p2c.operator());
            person.close();
            report(person, erased, person.compact());
        }
        return ExitCode.DONE;
    }

    private boolean isWanted() {
        return !output.isJson() && Terminal.isInteractive() && output.asks("Erase this? [y/N] ");
    }

    private int notErased() {
        if (!output.isJson() && Terminal.isInteractive()) {
            output.print("Nothing was erased.");
            return ExitCode.SOME_ROWS_NOT_DONE;
        }
        output.err().println("Nothing was erased: nobody can be asked here. Add --yes.");
        return ExitCode.WRONG;
    }

    private Document document(PersonErasure person, List<Part> parts, String file) {
        return new Document(
                key,
                !file.isEmpty(),
                person.rows(),
                parts,
                person.common(),
                person.plansUnderWay(),
                person.notDeleted().stream().map(String::valueOf).toList(),
                file);
    }

    private void show(PersonErasure person, List<Part> parts) {
        for (Erasure.Rows rows : person.rows()) {
            output.print(
                    "%s %s: %s"
                            .formatted(
                                    rows.task(), rows.company(), String.join(", ", rows.keys())));
        }
        if (parts.isEmpty()) {
            output.print(
                    "The state has no values of these rows, only what the next pass needs to recognise them.");
            return;
        }
        TextTable table = new TextTable("WHERE", "TASK", "COMPANY", "ROWS");
        parts.forEach(part -> table.add(part.where(), part.task(), part.company(), part.rows()));
        output.print(table);
        if (person.common() > 0) {
            output.print(
                    "%s in other rows of these tasks, too, such as a town, and %s there; --also takes one out everywhere."
                            .formatted(
                                    Counted.of(
                                            person.common(),
                                            "of the values stands",
                                            "of the values stand"),
                                    Counted.form(person.common(), "stays", "stay")));
        }
    }

    private void report(PersonErasure person, List<Part> parts, Compaction.Result file) {
        if (output.isJson()) {
            output.document(document(person, parts, word(file)));
            return;
        }
        if (yes) {
            show(person, parts);
        }
        person.notDeleted().forEach(left -> output.print("Not deleted: " + left));
        output.print("Erased. What was done is in the operator's log, without the values.");
        if (person.plansUnderWay() > 0) {
            output.print("A plan is being made now; its files go when it ends.");
        }
        compacted(file);
    }

    private static String word(Compaction.Result file) {
        return file.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private int compacted(Compaction.Result file) {
        output.print(
                switch (file) {
                    case DONE -> "The file of the state was rewritten without old bytes.";
                    case IN_USE ->
                            "The file of the state may have old bytes: the application has it open. Stop the application, then run bin/p2c erase --compact.";
                    case NO_FILE ->
                            "PostgreSQL keeps old bytes until vacuum full, and in its log and backups.";
                });
        return compact && file == Compaction.Result.IN_USE ? ExitCode.UNAVAILABLE : ExitCode.DONE;
    }
}
