package dev.p2c.app.cli;

import dev.p2c.app.ConsoleOptions;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.login.PasswordHash;
import dev.p2c.login.Role;
import dev.p2c.login.User;
import dev.p2c.login.UsersFile;
import dev.p2c.operate.PasswordPolicy;
import dev.p2c.state.State;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "users",
        description = {
            "Adds, removes and lists users of Hawtio, health and metrics.",
            "They are in the file that p2c.hawtio.users names, each with a role and the",
            "hash of a password. A change is in force within a second."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  bin/p2c users add anna --role viewer",
            "  bin/p2c users list"
        })
final class UsersCommand implements Runnable {

    private static final String SETTING = "p2c.hawtio.users";

    @ParentCommand private P2c p2c;
    @Spec private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "say what to do: add, remove or list");
    }

    @Command(
            description = {
                "Adds a user, or gives one a new role and password.",
                "The password is asked for, or is the first line of the input."
            },
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  bin/p2c users add anna --role viewer",
                "  bin/p2c users add ole --role operator  < password.txt"
            })
    int add(
            @Parameters(paramLabel = "NAME", description = "Letters, digits and . _ @ -")
                    String name,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "viewer looks; operator looks and acts.")
                    String role,
            @Mixin Output output) {
        Settings settings = p2c.settings();
        UsersFile file = file(settings);
        User user = new User(checked(name, settings), role(role), hash(name, settings));
        boolean wasThere;
        try (State state = p2c.openState()) {
            wasThere = file.put(user);
            p2c.log(state, wasThere ? "change user" : "add user", name, user.role().word());
        }
        output.print(
                (wasThere ? "Changed " : "Added ")
                        + name
                        + ", "
                        + user.role().word()
                        + ", in "
                        + settings.text(SETTING)
                        + ".");
        return ExitCode.DONE;
    }

    @Command(
            description = "Removes a user; their sessions end within a second.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  bin/p2c users remove anna",
                "  bin/p2c users remove ole@example.com"
            })
    int remove(
            @Parameters(paramLabel = "NAME", description = "The user.") String name,
            @Mixin Output output) {
        UsersFile file = file(p2c.settings());
        try (State state = p2c.openState()) {
            if (!file.remove(name)) {
                throw new ConfigurationException("users remove " + name, "there is no such user");
            }
            p2c.log(state, "remove user", name, "");
        }
        output.print("Removed " + name + ".");
        return ExitCode.DONE;
    }

    /** A user for {@code --json}. */
    record Line(String name, String role) {}

    @Command(
            description = "Lists the users and their roles.",
            mixinStandardHelpOptions = true,
            footer = {"", "Examples:", "  bin/p2c users list", "  bin/p2c users list --json"})
    int list(@Mixin Output output) {
        List<Line> users =
                file(p2c.settings()).read().stream()
                        .map(user -> new Line(user.name(), user.role().word()))
                        .toList();
        if (output.isJson()) {
            output.document(users);
        } else if (users.isEmpty()) {
            output.print("The file has no users.");
        } else {
            TextTable table = new TextTable("NAME", "ROLE");
            users.forEach(user -> table.add(user.name(), user.role()));
            output.print(table);
        }
        return ExitCode.DONE;
    }

    private static UsersFile file(Settings settings) {
        return ConsoleOptions.usersFile(settings).orElseThrow(() -> settings.missing(SETTING));
    }

    private static String checked(String name, Settings settings) {
        if (!User.isName(name)) {
            throw new ConfigurationException(
                    "users add " + name, "a name has up to 64 letters, digits and . _ @ -");
        }
        if (name.equals(settings.text("p2c.hawtio.user"))) {
            throw new ConfigurationException(
                    "users add " + name, "is the user of P2C_HAWTIO_USER already");
        }
        return name;
    }

    private static Role role(String word) {
        return Role.of(word)
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "--role " + word, "is neither viewer nor operator"));
    }

    private PasswordHash hash(String name, Settings settings) {
        String password = password();
        if (!settings.isSandbox()) {
            PasswordPolicy.objection(name, password)
                    .ifPresent(
                            objection -> {
                                throw new ConfigurationException(
                                        "users add " + name, "the password " + objection);
                            });
        }
        if (password.isEmpty()) {
            throw new ConfigurationException("users add " + name, "the password is empty");
        }
        return PasswordHash.of(password);
    }

    private String password() {
        if (!Terminal.isInteractive()) {
            return firstLine();
        }
        Console console = System.console();
        char[] first = console.readPassword("Password: ");
        char[] again = console.readPassword("Again: ");
        if (first == null || !Arrays.equals(first, again)) {
            throw new ConfigurationException("users add", "the passwords are not the same");
        }
        return new String(first);
    }

    private static String firstLine() {
        try {
            String line =
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                            .readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new ConfigurationException("users add", "the input cannot be read");
        }
    }
}
