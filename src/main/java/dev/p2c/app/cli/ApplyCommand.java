package dev.p2c.app.cli;

import dev.p2c.app.PlanApplication;
import dev.p2c.plan.PlanFile;
import dev.p2c.planning.Applying;
import dev.p2c.planning.Applying.Refused;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.text.Counted;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "apply",
        description = {
            "Writes exactly the rows of a plan, also while the application is running.",
            "A row whose source or target has changed since is not written and is named."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit codes: 0 done, 1 some rows were not written, 2 the plan is of another",
            "environment or of other mapping files, or no plan, 3 a system unavailable.",
            "",
            "Examples:",
            "  bin/p2c apply plan.json",
            "  bin/p2c apply plan.json --json"
        })
final class ApplyCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    @ParentCommand private P2c p2c;
    @Mixin private Output output;

    @Parameters(paramLabel = "FILE", description = "The plan, written by bin/p2c plan -o FILE.")
    private Path file;

    @Override
    public Integer call() {
        PlanFile plan = PlanFile.open(file);
        List<Refused> refused = Collections.synchronizedList(new ArrayList<>());
        RunOptions options =
                RunOptions.triggeredBy(RunOptions.APPLY).by(p2c.user()).patience(PATIENCE).build();
        try (PlanApplication application = new PlanApplication(p2c.settings(), p2c.clock())) {
            application.check(plan);
            application.found().notNeeded().ifPresent(output.err()::println);
            Applying applying = application.applying(options, refused::add);
            p2c.log(
                    application.state(),
                    "apply",
                    plan.name(),
                    "%s of %s, planned at %s"
                            .formatted(
                                    Counted.of(plan.written(), "row"),
                                    String.join(", ", plan.head().directions()),
                                    plan.head().madeAt().truncatedTo(ChronoUnit.SECONDS)));
            List<Run> runs =
                    p2c.shutdown()
                            .during(() -> apply(applying, plan), application::stop, LAST_WORDS);
            ApplyReport.of(plan, applying, runs, List.copyOf(refused)).print(output);
            int exit = SyncCommand.exitOfFailures(runs);
            return exit == ExitCode.DONE && !refused.isEmpty() ? ExitCode.SOME_ROWS_NOT_DONE : exit;
        }
    }

    private List<Run> apply(Applying applying, PlanFile plan) {
        try (ProgressLines lines =
                ProgressLines.start(() -> Optional.of(position(applying, plan)), output)) {
            return applying.apply(plan);
        }
    }

    private static ProgressLines.Position position(Applying applying, PlanFile plan) {
        return new ProgressLines.Position(
                plan.name(), applying.tried(), OptionalLong.of(plan.written()));
    }
}
