package dev.p2c.app.cli;

import dev.p2c.app.StateOptions;
import dev.p2c.app.settings.Settings;
import dev.p2c.desk.Operator;
import dev.p2c.desk.OperatorLog;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.error.StoppedException;
import dev.p2c.error.UnavailableException;
import dev.p2c.run.DirectionLeases;
import dev.p2c.state.State;
import dev.p2c.text.Visible;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code p2c} with its subcommands. Exit codes: see {@link ExitCode}. */
@Command(
        name = "p2c",
        description =
                "Prospect to cash: keeps Dynamics 365 Sales and Finance and Operations in step.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c run --sandbox",
            "  bin/p2c status",
            "",
            "Exit codes: 0 done, 1 some rows not done, 2 wrong configuration or usage,",
            "3 a system unavailable."
        })
public final class P2c implements Callable<Integer> {

    private static final Set<String> FOLDERS = Set.of("P2C_ROUTES", "P2C_MAPPINGS");

    private final Path directory;
    private final Map<String, String> environment;
    private final Clock clock;
    private final Terminal terminal;
    private final StopSignal shutdown = new StopSignal();
    @Spec private CommandSpec spec;

    @Option(
            names = "--staged",
            scope = ScopeType.INHERIT,
            description = "The directions through Common Data Service, as with p2c.staged = true.")
    private boolean staged;

    /**
     * Creates the command for output that is no terminal.
     *
     * @param directory contains {@code application.properties}, {@code routes}, {@code mappings}
     */
    public P2c(Path directory, Map<String, String> environment, Clock clock) {
        this(directory, environment, clock, Terminal.none(environment));
    }

    private P2c(Path directory, Map<String, String> environment, Clock clock, Terminal terminal) {
        this.directory = directory;
        this.environment = environment;
        this.clock = clock;
        this.terminal = terminal;
    }

    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        Terminal terminal = Terminal.ofProcess(environment);
        P2c p2c = new P2c(Path.of(""), environment, Clock.systemUTC(), terminal);
        int exit = p2c.execute(writer(System.out), writer(System.err), args);
        System.exit(exit);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** Runs one command and returns its exit code. */
    public int execute(PrintWriter out, PrintWriter err, String... args) {
        CommandLine line =
                commandLine(List.of(args))
                        .setOut(VisibleWriter.to(out, terminal.isColoured()))
                        .setErr(VisibleWriter.to(err, terminal.isColoured()))
                        .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
        line.setParameterExceptionHandler(new WrongUse());
        line.setExecutionExceptionHandler((e, command, result) -> failed(e, command.getErr()));
        return line.execute(args);
    }

    /** The command line with all subcommands and their options. */
    public CommandLine commandLine() {
        return Subcommands.all(new CommandLine(this));
    }

    private CommandLine commandLine(List<String> args) {
        return Subcommands.called(new CommandLine(this), args);
    }

    private static int failed(Exception failure, PrintWriter err) throws Exception {
        if (failure instanceof ConfigurationException e) {
            e.problems().forEach(p -> err.println(Visible.paragraph(p.toString())));
            return ExitCode.WRONG;
        }
        if (failure instanceof StoppedException e) {
            err.println(Visible.paragraph(String.valueOf(e.getMessage())));
            return ExitCode.SOME_ROWS_NOT_DONE;
        }
        if (failure instanceof UnavailableException e) {
            err.println(Visible.paragraph(String.valueOf(e.getMessage())));
            return ExitCode.UNAVAILABLE;
        }
        throw failure;
    }

    /**
     * The settings of the project.
     *
     * @throws ConfigurationException if the folder is not that of a project, too
     */
    Settings settings() {
        ProjectFolder.check(directory, environment);
        return settingsAnywhere();
    }

    /** The settings, for a command that needs no project. */
    Settings settingsAnywhere() {
        Settings settings = Settings.load(directory, environment);
        return staged ? settings.staged() : settings;
    }

    Terminal terminal() {
        return terminal;
    }

    /**
     * The settings of the project, although names in the files may be wrong.
     *
     * @param problems receives every mistake in the properties files
     */
    Settings settings(List<Problem> problems) {
        ProjectFolder.check(directory, environment);
        Settings settings = Settings.load(directory, environment, problems);
        return staged ? settings.staged() : settings;
    }

    /**
     * The settings that the files have for production, without those of this machine's environment
     * except for the folders and the schedules, which may have no line in the files.
     *
     * @param problems receives every mistake in the properties files
     */
    Settings productionSettings(List<Problem> problems) {
        Map<String, String> folders = new HashMap<>(environment);
        folders.keySet().removeIf(name -> !FOLDERS.contains(name) && !Settings.isSchedule(name));
        folders.put("P2C_PROFILE", "production");
        return Settings.load(directory, folders, problems);
    }

    /** Contains the properties files. */
    Path directory() {
        return directory;
    }

    StopSignal shutdown() {
        return shutdown;
    }

    Clock clock() {
        return clock;
    }

    /** The person at this terminal, for what they change. */
    Operator operator() {
        return new Operator(user(), "command line " + DirectionLeases.hostName());
    }

    /** Writes a line of the operator's log, where no desk does. */
    void log(State state, String action, String subject, String detail) {
        new OperatorLog(state).write(operator(), action, subject, detail);
    }

    /** Opens the state, for a command that logs a change of something else: before the change. */
    State openState() {
        return State.open(StateOptions.of(settings()), clock);
    }

    /** The user of the operating system, who is named with the runs that a command starts. */
    String user() {
        return System.getProperty("user.name", "");
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        err.println("A command is missing.");
        spec.commandLine().usage(err);
        return ExitCode.WRONG;
    }
}
