package dev.p2c.app.cli;

import dev.p2c.app.ConfiguredFiles;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.routes.Direction;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = CompletionCommand.NAME,
        description = {
            "Prints a script with which a shell completes commands, options, directions and tasks.",
            "Directions, tasks and companies are those of the working directory."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c completion bash",
            "  bin/p2c completion zsh",
            "",
            "To use it in this shell: source <(bin/p2c completion bash)"
        })
final class CompletionCommand implements Callable<Integer> {

    static final String NAME = "completion";

    @ParentCommand private P2c p2c;
    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "bash|zsh", description = "The shell: ${COMPLETION-CANDIDATES}.")
    private Shell shell;

    /** The script finds out by itself in which of the two it runs. */
    enum Shell {
        bash,
        zsh
    }

    @Override
    public Integer call() {
        Names names = names();
        complete(spec.root(), names);
        String script = AutoComplete.bash(spec.root().name(), spec.root().commandLine());
        PrintWriter out = spec.commandLine().getOut();
        out.println("# To use it: source <(bin/p2c completion " + shell + ")");
        out.println(script);
        return ExitCode.DONE;
    }

    /** What arguments may be, besides the words that picocli knows. */
    private record Names(List<String> directions, List<String> tasks, List<String> companies) {

        /** The candidates for an argument or an option with a value; empty for any value. */
        private List<String> of(ArgSpec arg) {
            String label = arg.paramLabel().replaceAll("[<>]", "");
            return switch (label) {
                case "DIRECTION" -> directions;
                case "DIRECTION|all" -> {
                    List<String> all = new ArrayList<>(directions);
                    all.add("all");
                    yield all;
                }
                case "TASK", "task" -> tasks;
                case "C", "company" -> companies;
                default -> List.of();
            };
        }
    }

    private Names names() {
        try {
            Settings settings = p2c.settings();
            ConfiguredFiles files = new ConfiguredFiles(settings);
            List<Direction> all = files.directions().load(files.mappings(List.of()).tasks());
            return new Names(
                    all.stream().map(Direction::id).toList(),
                    all.stream().flatMap(d -> d.taskNames().stream()).distinct().toList(),
                    settings.list("p2c.companies"));
        } catch (ConfigurationException e) {
            // In another directory, or with a broken file, the rest completes all the same.
            return new Names(List.of(), List.of(), List.of());
        }
    }

    private static void complete(CommandSpec command, Names names) {
        for (PositionalParamSpec arg : List.copyOf(command.positionalParameters())) {
            if (!names.of(arg).isEmpty()) {
                command.remove(arg);
                command.add(arg.toBuilder().completionCandidates(names.of(arg)).build());
            }
        }
        for (OptionSpec option : List.copyOf(command.options())) {
            if (!names.of(option).isEmpty()) {
                command.remove(option);
                command.add(option.toBuilder().completionCandidates(names.of(option)).build());
            }
        }
        command.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .forEach(sub -> complete(sub, names));
    }
}
