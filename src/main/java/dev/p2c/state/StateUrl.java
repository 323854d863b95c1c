package dev.p2c.state;

import dev.p2c.error.ConfigurationException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * A JDBC address with its secrets taken out, since drivers and pools log addresses.
 *
 * @param address for the driver, without user and password
 * @param properties the user, password and other options of the address
 */
record StateUrl(String address, Properties properties, boolean isH2) {

    static final String SETTING = "P2C_STATE_URL";

    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    /** A path of a file system that only H2 knows, such as {@code split:}. */
    private static final Pattern NOT_FOR_JAVA = Pattern.compile("[a-z]{2,}:.*");

    /** An absolute path, or one that names a folder by a point: H2 refuses all others. */
    private static final Pattern ROOTED = Pattern.compile("[/\\\\].*|.*[.:][/\\\\].*");

    static StateUrl parse(String url) {
        if (url.startsWith(H2)) {
            return h2(url);
        }
        if (url.startsWith(POSTGRESQL)) {
            return postgresql(url);
        }
        throw new ConfigurationException(
                SETTING,
                "\"%s\" is no address of a state database: it starts with %s or %s"
                        .formatted(place(url), H2 + "file:", POSTGRESQL + "//"));
    }

    /** The address without options and user, fit for logs. */
    static String place(String url) {
        // The login is cut first: its password may contain ; and ?.
        return url.replaceFirst("(?i)[;?&](user|password)=.*", "")
                .replaceFirst("^([a-zA-Z0-9+.:-]*//|jdbc:[a-z0-9]+:)?.*@", "$1")
                .split("[;?]", 2)[0];
    }

    /**
     * Checks that a driver understands the address, without connecting.
     *
     * @throws ConfigurationException if none does
     */
    void check() {
        if (isH2 && isFile(address) && isNotRooted()) {
            throw new ConfigurationException(
                    SETTING,
                    "\"%s\" has a relative path: write %sfile:./ before it"
                            .formatted(place(address), H2));
        }
        try {
            Driver unused = DriverManager.getDriver(address);
        } catch (SQLException e) {
            throw new ConfigurationException(
                    SETTING,
                    "\"%s\" is no address of a state database: expected %s//host:5432/database"
                            .formatted(place(address), POSTGRESQL));
        }
    }

    private boolean isNotRooted() {
        String path = path();
        return !NOT_FOR_JAVA.matcher(path).matches() && !ROOTED.matcher(path).matches();
    }

    private String path() {
        String path = address.split(";", 2)[0].substring(H2.length()).replaceFirst("^file:", "");
        return path.startsWith("~") ? System.getProperty("user.home") + path.substring(1) : path;
    }

    /**
     * The path of the H2 file; empty for other addresses, for paths that only H2 can resolve, and
     * for relative paths without {@code ./}, which H2 refuses.
     */
    Optional<Path> file() {
        if (!isH2 || !isFile(address)) {
            return Optional.empty();
        }
        String path = path();
        return NOT_FOR_JAVA.matcher(path).matches() || isNotRooted()
                ? Optional.empty()
                : Optional.of(Path.of(path));
    }

    private static StateUrl h2(String url) {
        String[] parts = url.split("(?<!\\\\);");
        List<String> options = new ArrayList<>();
        Properties properties = new Properties();
        for (String part : List.of(parts).subList(1, parts.length)) {
            String[] option = part.split("=", 2);
            String name = option[0].toLowerCase(Locale.ROOT);
            if (option.length == 2 && (name.equals("user") || name.equals("password"))) {
                properties.setProperty(name, option[1].replace("\\;", ";"));
            } else {
                options.add(part);
            }
        }
        if (isFile(url)) {
            // Lets other processes use the file through the process that opened it first.
            addMissing(options, "AUTO_SERVER=TRUE");
            // A trace file would contain rows and be created with rights for others.
            addMissing(options, "TRACE_LEVEL_FILE=0");
            // A process that hangs while it has the file open answers the others no more.
            addMissing(options, "NETWORK_TIMEOUT=60000");
        }
        addMissing(options, "LOCK_TIMEOUT=10000");
        return new StateUrl(parts[0] + ";" + String.join(";", options), properties, true);
    }

    private static boolean isFile(String url) {
        String rest = url.substring(H2.length()).toLowerCase(Locale.ROOT);
        return !rest.startsWith("mem:") && !rest.startsWith("tcp:") && !rest.startsWith("ssl:");
    }

    private static void addMissing(List<String> options, String option) {
        String name = option.substring(0, option.indexOf('=') + 1);
        if (options.stream().noneMatch(o -> o.toUpperCase(Locale.ROOT).startsWith(name))) {
            options.add(option);
        }
    }

    private static StateUrl postgresql(String url) {
        String[] parts = url.split("\\?", 2);
        if (parts[0].contains("@")) {
            throw new ConfigurationException(
                    SETTING, "user and password do not belong before the host: use the settings");
        }
        Properties properties = new Properties();
        for (String option : parts.length == 1 ? new String[0] : parts[1].split("&")) {
            String[] pair = option.split("=", 2);
            String value = pair.length == 2 ? pair[1] : "";
            properties.setProperty(pair[0], URLDecoder.decode(value, StandardCharsets.UTF_8));
        }
        return new StateUrl(parts[0], properties, false);
    }
}
