package dev.p2c.app.cli;

import dev.p2c.app.Planning;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.planning.NamedDifferences;
import dev.p2c.planning.RepairPlan;
import dev.p2c.reconcile.Difference;
import dev.p2c.reconcile.Progress;
import dev.p2c.reconcile.Reconciled;
import dev.p2c.reconcile.Reconciliation;
import dev.p2c.routes.Direction;
import dev.p2c.text.Counted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "reconcile",
        description = {
            "Compares every row and document of both systems, and writes nothing.",
            "Reads what the services hold; the state only helps to explain differences."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 no difference, 1 some, 2 wrong configuration or usage,",
            "3 a system unavailable.",
            "",
            "Examples:",
            "  bin/p2c reconcile accounts --repair -o plan.json",
            "  bin/p2c reconcile all --json > differences.json"
        })
final class ReconcileCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Mixin private Output output;

    @Parameters(paramLabel = "DIRECTION|all", description = "What to compare.")
    private String asked;

    @Mixin private CompanyOption company;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "At most this many differences as text (${DEFAULT-VALUE}); 0 for all.")
    private int limit;

    @Option(
            names = "--by-design",
            description = "Also shows amounts that differ only by a tax that one side includes.")
    private boolean byDesign;

    @Option(
            names = "--repair",
            description = "Also makes a plan that ends the differences; needs -o.")
    private boolean repair;

    @Option(names = "-o", paramLabel = "FILE", description = "Where --repair writes its plan.")
    private Path file;

    @Override
    public Integer call() {
        if (repair != (file != null)) {
            throw new ConfigurationException(
                    repair ? "--repair" : "-o " + file,
                    "needs the other of the two: --repair -o plan.json");
        }
        Limit.checkOrAll(limit);
        Optional.ofNullable(file).ifPresent(WholeFile::check);
        Settings settings = p2c.settings();
        Optional<String> ofCompany = company.in(settings);
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Planning planning = new Planning(settings, p2c.clock(), temporary)) {
            List<Direction> chosen = PassArguments.chosen(asked, planning.found(), output);
            return p2c.shutdown()
                    .whileReading(() -> compare(planning, chosen, ofCompany), planning::stop);
        }
    }

    private int compare(Planning planning, List<Direction> chosen, Optional<String> ofCompany) {
        Reconciliation reconciliation = planning.reconciliation();
        RepairPlan plan = planning.repair();
        NamedDifferences differences = planning.differences();
        List<Reconciled> counts = new ArrayList<>();
        try (DifferenceReport report = DifferenceReport.of(output, limit)) {
            for (Direction direction : chosen) {
                try (ProgressLines lines =
                        ProgressLines.start(
                                () -> Optional.of(position(reconciliation.progress())), output)) {
                    counts.addAll(
                            reconciliation.compare(
                                    direction.taskNames(),
                                    ofCompany,
                                    each -> add(report, plan, differences.named(each))));
                }
            }
            report.end(counts);
        }
        if (repair) {
            write(planning, chosen);
        }
        boolean isEqual = counts.stream().allMatch(count -> count.differences() == 0);
        return isEqual ? ExitCode.DONE : ExitCode.SOME_ROWS_NOT_DONE;
    }

    private void add(DifferenceReport report, RepairPlan plan, Difference difference) {
        if (byDesign || !difference.isByDesign()) {
            report.add(difference);
        }
        if (repair) {
            plan.add(difference);
        }
    }

    private void write(Planning planning, List<Direction> compared) {
        WholeFile.write(
                file,
                out -> planning.rows().write(planning.repairHead(compared), planning.cost(), out));
        if (!output.isJson()) {
            long rows = planning.rows().counts().written();
            output.print(
                    rows == 0
                            ? "%s has nothing to write.".formatted(file)
                            : "%s has %s to write: bin/p2c apply %1$s"
                                    .formatted(file, Counted.grouped(rows, "row")));
        }
    }

    private static ProgressLines.Position position(Progress progress) {
        return new ProgressLines.Position(progress.task(), progress.rows(), OptionalLong.empty());
    }
}
