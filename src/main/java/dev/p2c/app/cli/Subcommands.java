package dev.p2c.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The subcommands of {@code p2c}. To find the options of a command takes longer than most commands
 * need for their work, so only the options of the called one are looked for.
 */
final class Subcommands {

    private static final Map<String, Class<?>> BY_NAME = byName();

    private Subcommands() {}

    /** By name, in the order of the help. */
    private static Map<String, Class<?>> byName() {
        Map<String, Class<?>> commands = new LinkedHashMap<>();
        commands.put("run", RunCommand.class);
        commands.put("pause", PauseCommand.class);
        commands.put("resume", ResumeCommand.class);
        commands.put("sandbox", SandboxCommand.class);
        commands.put("sync", SyncCommand.class);
        commands.put("plan", PlanCommand.class);
        commands.put("reconcile", ReconcileCommand.class);
        commands.put("apply", ApplyCommand.class);
        commands.put("check", CheckCommand.class);
        commands.put("validate", ValidateCommand.class);
        commands.put("test", TestCommand.class);
        commands.put("new", NewCommand.class);
        commands.put("import", ImportCommand.class);
        commands.put("setup", SetupCommand.class);
        commands.put("status", StatusCommand.class);
        commands.put("failures", FailuresCommand.class);
        commands.put("log", LogCommand.class);
        commands.put("explain", ExplainCommand.class);
        commands.put("runs", RunsCommand.class);
        commands.put("alerts", AlertsCommand.class);
        commands.put("users", UsersCommand.class);
        commands.put("history", HistoryCommand.class);
        commands.put("state", StateCommand.class);
        commands.put("erase", EraseCommand.class);
        commands.put("settings", SettingsCommand.class);
        commands.put("completion", CompletionCommand.class);
        return commands;
    }

    /** Adds all of them, with their options. */
    static CommandLine all(CommandLine p2c) {
        BY_NAME.forEach((name, command) -> p2c.addSubcommand(name, command));
        return p2c;
    }

    /**
     * Adds the one that the arguments call, else what the help and the words on a mistyped name
     * show of each.
     */
    static CommandLine called(CommandLine p2c, List<String> args) {
        Optional<String> called = args.stream().filter(arg -> !arg.startsWith("-")).findFirst();
        if (called.filter(CompletionCommand.NAME::equals).isPresent()
                || args.stream().anyMatch(arg -> arg.startsWith("@"))) { // a file of arguments
            return all(p2c);
        }
        if (called.filter(BY_NAME::containsKey).isPresent()) {
            return p2c.addSubcommand(called.get(), BY_NAME.get(called.get()));
        }
        BY_NAME.forEach((name, command) -> p2c.addSubcommand(name, named(command)));
        return p2c;
    }

    /** The command without its options. */
    private static CommandSpec named(Class<?> command) {
        CommandSpec spec = CommandSpec.create();
        spec.usageMessage().description(command.getAnnotation(Command.class).description());
        return spec;
    }
}
