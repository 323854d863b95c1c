package dev.p2c.app.cli;

import dev.p2c.app.Application;
import dev.p2c.app.settings.Settings;
import dev.p2c.reconcile.Difference;
import dev.p2c.reconcile.Progress;
import dev.p2c.reconcile.Reconciled;
import dev.p2c.reconcile.Reconciliation;
import dev.p2c.routes.Direction;
import java.time.Duration;
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
            "  bin/p2c reconcile accounts --company usmf",
            "  bin/p2c reconcile all --json > differences.json"
        })
final class ReconcileCommand implements Callable<Integer> {

    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    @ParentCommand private P2c p2c;
    @Mixin private Output output;

    @Parameters(paramLabel = "DIRECTION|all", description = "What to compare.")
    private String asked;

    @Option(names = "--company", paramLabel = "C", description = "Only this legal entity.")
    private String company;

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

    @Override
    public Integer call() {
        Settings settings = p2c.settings();
        Optional<String> ofCompany = Companies.asked(settings, company);
        try (Application application = new Application(settings, p2c.clock())) {
            List<Direction> chosen = PassArguments.chosen(asked, application.directions());
            application.start();
            return p2c.shutdown()
                    .during(
                            () -> compare(application.reconciliation(), chosen, ofCompany),
                            application::stop,
                            LAST_WORDS);
        }
    }

    private int compare(
            Reconciliation reconciliation, List<Direction> chosen, Optional<String> ofCompany) {
        List<Reconciled> counts = new ArrayList<>();
        try (DifferenceReport report = DifferenceReport.of(output, limit)) {
            for (Direction direction : chosen) {
                try (ProgressLines lines =
                        ProgressLines.start(
                                () -> Optional.of(position(reconciliation.progress())), output)) {
                    counts.addAll(
                            reconciliation.compare(
                                    direction.taskNames(), ofCompany, each -> add(report, each)));
                }
            }
            report.end(counts);
        }
        boolean isEqual = counts.stream().allMatch(count -> count.differences() == 0);
        return isEqual ? ExitCode.DONE : ExitCode.SOME_ROWS_NOT_DONE;
    }

    private void add(DifferenceReport report, Difference difference) {
        if (byDesign || !difference.isByDesign()) {
            report.add(difference);
        }
    }

    private static ProgressLines.Position position(Progress progress) {
        return new ProgressLines.Position(progress.task(), progress.rows(), OptionalLong.empty());
    }
}
