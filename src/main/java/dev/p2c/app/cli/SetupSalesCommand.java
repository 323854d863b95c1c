package dev.p2c.app.cli;

import dev.p2c.app.ConfiguredChecks;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.transport.Sleeper;
import dev.p2c.setup.Plan;
import dev.p2c.setup.SalesSetup;
import dev.p2c.setup.Step;
import dev.p2c.state.State;
import dev.p2c.text.Counted;
import dev.p2c.text.Visible;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "sales",
        description = {
            "Adds missing columns, option values, numbers and alternate keys to Sales, and publishes"
                    + " them.",
            "Shows them first, and asks. Changes and deletes nothing else."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c setup sales --dry-run",
            "  bin/p2c setup sales --yes",
            "",
            "Exit codes: 0 nothing is missing any more, 1 something is still missing,",
            "2 wrong configuration or a missing role, 3 Sales does not answer."
        })
final class SetupSalesCommand implements Callable<Integer> {

    @ParentCommand private SetupCommand setup;
    @Spec private CommandSpec spec;

    @Option(names = "--yes", description = "Adds without asking.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Only shows what would be added.")
    private boolean dryRun;

    @Override
    public Integer call() {
        if (yes && dryRun) {
            throw new ConfigurationException("--yes", "adds, and --dry-run does not. Give one");
        }
        P2c p2c = setup.p2c();
        PrintWriter out = spec.commandLine().getOut();
        try (ConfiguredChecks systems = new ConfiguredChecks(p2c.settings(), p2c.clock())) {
            SalesSetup sales = new SalesSetup(systems.connection("sales"), Sleeper.REAL);
            Plan plan = sales.plan();
            show(plan, out);
            if (plan.steps().isEmpty() || dryRun) {
                return plan.isEmpty() ? ExitCode.DONE : ExitCode.SOME_ROWS_NOT_DONE;
            }
            if (!yes && !isWanted(out)) {
                out.println("Nothing was changed. --yes adds without asking.");
                return ExitCode.SOME_ROWS_NOT_DONE;
            }
            try (State state = p2c.openState()) {
                return apply(sales, plan, state, out);
            }
        }
    }

    private static void show(Plan plan, PrintWriter out) {
        if (plan.isEmpty()) {
            out.println("There is nothing to do: Sales has every column, value and key.");
            return;
        }
        if (!plan.steps().isEmpty()) {
            out.println("Missing in Sales, to be added:");
            plan.steps().forEach(step -> out.println("  " + step.shown()));
        }
        plan.obstacles().forEach(text -> out.println("Not done by this command: " + text));
    }

    private static boolean isWanted(PrintWriter out) {
        out.print("Add all of these to Sales? [y/N] ");
        out.flush();
        try {
            String answer =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                            .readLine();
            out.println();
            return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int apply(SalesSetup sales, Plan plan, State state, PrintWriter out) {
        AtomicInteger added = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger(plan.obstacles().size());
        sales.apply(
                plan,
                (Step step, String problem) -> {
                    if (problem.isEmpty()) {
                        added.incrementAndGet();
                        out.println("added  " + step.shown());
                    } else {
                        failed.incrementAndGet();
                        out.println("failed " + step.shown() + ": " + Visible.line(problem));
                    }
                });
        String done = "%d of %d missing things added".formatted(added.get(), plan.steps().size());
        setup.p2c().log(state, "setup", "sales", done);
        out.println(
                failed.get() == 0
                        ? "Sales has all of these now. bin/p2c check shows what else is missing."
                        : Counted.of(failed.get(), "thing is", "things are") + " still missing.");
        return failed.get() == 0 ? ExitCode.DONE : ExitCode.SOME_ROWS_NOT_DONE;
    }
}
