package dev.p2c.app;

import dev.p2c.app.settings.Setting;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.login.Users.SettingUser;
import dev.p2c.login.UsersFile;
import dev.p2c.operate.ConsoleSettings;
import dev.p2c.operate.PasswordPolicy;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the settings of the console, and checks its password outside the sandbox profile. */
public final class ConsoleOptions {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleOptions.class);
    private static final String USER = "p2c.hawtio.user";
    private static final String PASSWORD = "p2c.hawtio.password";
    private static final String USERS = "p2c.hawtio.users";
    private static final String TOKEN = "p2c.metrics.token";
    private static final int SHORTEST_TOKEN = 16;

    private ConsoleOptions() {}

    /**
     * Returns the settings of the console.
     *
     * @throws ConfigurationException with everything that is missing or too weak
     */
    public static ConsoleSettings of(Settings settings) {
        check(settings);
        ConsoleSettings console =
                new ConsoleSettings(
                        settings.text("p2c.http.host"),
                        settings.number("p2c.http.port"),
                        settings.optional(USER)
                                .map(name -> new SettingUser(name, settings.text(PASSWORD))),
                        usersFile(settings),
                        settings.text(TOKEN),
                        settings.list("p2c.http.proxies"),
                        new OpenIdOptions(settings).provider());
        warnOfPlainHttp(console);
        return console;
    }

    /** The file of further users, if the settings name one. */
    public static Optional<UsersFile> usersFile(Settings settings) {
        return settings.optional(USERS).map(Path::of).map(UsersFile::new);
    }

    /**
     * Checks that login and token are set and strong enough.
     *
     * @throws ConfigurationException with everything that is missing or too weak
     */
    static void check(Settings settings) {
        List<Problem> problems = new ArrayList<>();
        missing(settings, problems);
        attempt(() -> ConsoleSettings.checkProxies(settings.list("p2c.http.proxies")), problems);
        attempt(() -> usersFile(settings).ifPresent(UsersFile::read), problems);
        attempt(() -> new OpenIdOptions(settings).check(), problems);
        if (!settings.isSandbox()) {
            weaknesses(settings, problems);
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    /** Somebody must be able to log in; a name needs a password. */
    private static void missing(Settings settings, List<Problem> problems) {
        boolean isUser = Stream.of(USER, PASSWORD).anyMatch(n -> settings.optional(n).isPresent());
        boolean areOthers =
                settings.optional(USERS).isPresent() || new OpenIdOptions(settings).isOn();
        if (!isUser && areOthers) {
            return;
        }
        for (String name : List.of(USER, PASSWORD)) {
            if (settings.optional(name).isEmpty()) {
                problems.addAll(settings.missing(name).problems());
            }
        }
    }

    private static void attempt(Runnable reader, List<Problem> problems) {
        try {
            reader.run();
        } catch (ConfigurationException e) {
            problems.addAll(e.problems());
        }
    }

    private static void weaknesses(Settings settings, List<Problem> problems) {
        settings.optional(PASSWORD)
                .flatMap(password -> PasswordPolicy.objection(settings.text(USER), password))
                .ifPresent(
                        objection ->
                                problems.add(
                                        new Problem(
                                                Setting.variable(PASSWORD),
                                                "the password "
                                                        + objection
                                                        + "; set another one, for example from"
                                                        + " openssl rand -base64 18")));
        if (settings.optional(TOKEN).filter(token -> token.length() < SHORTEST_TOKEN).isPresent()) {
            problems.add(
                    new Problem(
                            Setting.variable(TOKEN),
                            "the token has fewer than "
                                    + SHORTEST_TOKEN
                                    + " characters; set another one, for example from openssl rand"
                                    + " -hex 32"));
        }
    }

    private static void warnOfPlainHttp(ConsoleSettings console) {
        if (console.proxies().isEmpty() && !isThisMachine(console.host())) {
            LOG.warn(
                    "The console listens on {} and speaks plain HTTP: passwords can be read on the"
                            + " way. Put a proxy with TLS in front and name it in P2C_HTTP_PROXIES,"
                            + " or set P2C_HTTP_HOST=127.0.0.1",
                    console.host());
        }
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
