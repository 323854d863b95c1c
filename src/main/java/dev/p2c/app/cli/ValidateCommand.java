package dev.p2c.app.cli;

import dev.p2c.app.Validation;
import dev.p2c.app.Validation.Counts;
import dev.p2c.app.Validation.Report;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "validate",
        description =
                "Checks routes, mappings, value maps and settings: every mistake with file, line and"
                        + " column. Needs no system and no secret.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c validate          every file, staged directions included",
            "  bin/p2c validate --live   also against fields, types and keys of the systems",
            "",
            "Exit codes: 0 no mistake, 2 mistakes, 3 a system does not answer (--live; the",
            "others are compared)."
        })
final class ValidateCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Mixin private Output output;

    @Option(names = "--live", description = "Also compare with $metadata of the systems.")
    private boolean live;

    @Override
    public Integer call() {
        List<Problem> ofSettings = new ArrayList<>();
        Settings settings = p2c.settings(ofSettings);
        Validation validation = new Validation(settings, ofSettings);
        List<Problem> ofProduction = new ArrayList<>();
        validation.production(p2c.productionSettings(ofProduction), ofProduction);
        if (live) {
            validation.live(p2c.clock());
        }
        Report report = validation.report();
        if (output.isJson()) {
            output.document(document(report));
        } else {
            print(report);
        }
        if (!report.away().isEmpty()) {
            return ExitCode.UNAVAILABLE;
        }
        return report.mistakes().isEmpty() ? ExitCode.DONE : ExitCode.WRONG;
    }

    private void print(Report report) {
        report.mistakes().forEach(problem -> output.print(line(problem)));
        report.warnings().forEach(problem -> output.print("warning: " + line(problem)));
        report.away()
                .forEach(system -> output.print(system + " does not answer and was not compared."));
        Counts counts = report.counts();
        TextTable table =
                new TextTable(
                        "FILES",
                        "DIRECTIONS",
                        "TASKS",
                        "RULES",
                        "VALUE MAPS",
                        "MISTAKES",
                        "WARNINGS");
        table.add(
                counts.files(),
                counts.directions(),
                counts.tasks(),
                counts.rules(),
                counts.valueMaps(),
                report.mistakes().size(),
                report.warnings().size());
        output.print(table);
    }

    /** {@code mappings/t.yaml:5:3: what is wrong}, a form that editors can jump to. */
    private static String line(Problem problem) {
        String column = problem.line() == 0 ? "" : ":" + problem.column();
        return problem.place() + column + ": " + problem.message();
    }

    private static Map<String, Object> document(Report report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("mistakes", report.mistakes());
        document.put("warnings", report.warnings());
        document.put("away", report.away());
        document.put("counts", report.counts());
        return document;
    }
}
