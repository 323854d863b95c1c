package dev.p2c.app.settings;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One thing that can be set: in {@code application.properties}, in {@code
 * application-<profile>.properties}, or by an environment variable, which wins.
 *
 * @param name with {@code <company>}, {@code <connection>} or {@code <direction>} where there is
 *     one for each
 * @param defaultValue empty where there is none
 * @param secret never shown
 */
public record Setting(String name, String defaultValue, boolean secret, String description) {

    static final List<Setting> ALL =
            List.of(
                    of("p2c.profile", "sandbox", "sandbox or production"),
                    of("p2c.companies", "usmf", "legal entities, separated by commas"),
                    of(
                            "p2c.company.<company>.business-unit",
                            "",
                            "its business unit in Sales; empty: all, for a single company"),
                    of("p2c.connections", "sales,finance", "systems that mappings may name"),
                    of("p2c.<connection>.dialect", "", "sales, finance or plain; default its name"),
                    of("p2c.<connection>.url", "", "service root"),
                    of("p2c.<connection>.token.url", "", "token endpoint; empty: no token"),
                    of(
                            "p2c.<connection>.client.id",
                            "",
                            "application (client) id; several, with commas, share the load"),
                    secret("p2c.<connection>.client.secret", "its secret; theirs, same order"),
                    of("p2c.<connection>.scope", "", "default: the address and /.default"),
                    of("p2c.<connection>.plain.http", "false", "allow http beyond this machine"),
                    of("p2c.<connection>.timeout", "60s", "longest silence of the service"),
                    of("p2c.<connection>.attempts", "5", "tries of one request"),
                    of("p2c.<connection>.wait", "5m", "longest wait of one request"),
                    of("p2c.<connection>.rest", "30s", "pause of a system that is away"),
                    of("p2c.<connection>.parallelism", "16", "requests at once of one client id"),
                    of(
                            "p2c.<connection>.batch.most",
                            "",
                            "most rows at once; sales 1000, finance 200"),
                    of(
                            "p2c.<connection>.change.sets",
                            "false",
                            "write all rows of a batch or none"),
                    of("p2c.answer.most", "256", "longest answer of a service, in megabytes"),
                    of("p2c.answer.longest", "5m", "longest time one answer may take"),
                    of("p2c.parallelism", "8", "batches written at once, all directions together"),
                    of("p2c.page.size", "2000", "rows read at once"),
                    of("p2c.batch.size", "100", "rows written at once, to begin with"),
                    of("p2c.priority", "", "directions, the most urgent first; others come after"),
                    of("p2c.retry.after", "1h", "rest of a rejected row; doubles, up to a day"),
                    of("p2c.deletes.most", "100", "rows of a task that may be deleted at once"),
                    of("p2c.deletes.percent", "10", "the same, of the rows that are across"),
                    of("p2c.deletes.every", "1h", "how often deletions are only looked for"),
                    of("p2c.backups.every", "10m", "how often restored systems are looked for"),
                    of("p2c.http.host", "127.0.0.1", "address Hawtio and health listen on"),
                    of("p2c.http.port", "8080", "port of Hawtio and health"),
                    of("p2c.hawtio.user", "", "who may look: Hawtio, health, metrics"),
                    secret("p2c.hawtio.password", "password of that user"),
                    secret("p2c.metrics.token", "bearer token for /observe/metrics only"),
                    of("p2c.state.url", "jdbc:h2:file:./data/p2c", "JDBC address of the state"),
                    of("p2c.state.user", "", "database user"),
                    secret("p2c.state.password", "database password"),
                    of("p2c.state.pool", "10", "database connections"),
                    of("p2c.state.wait", "15s", "longest wait for a database connection"),
                    secret("p2c.state.key", "seals rows in the state; older keys after it"),
                    of("p2c.state.keep.payloads", "30d", "source rows of failures"),
                    of("p2c.state.keep.runs", "90d", "history of runs"),
                    of("p2c.routes", "routes", "folder of the directions"),
                    of("p2c.mappings", "mappings", "folder of the mappings"),
                    of("p2c.sandbox.host", "127.0.0.1", "address the stand-ins listen on"),
                    of("p2c.sandbox.token.port", "8180", "port of the stand-ins' token service"),
                    of("p2c.sandbox.sales.port", "8181", "port of the stand-in for Sales"),
                    of("p2c.sandbox.finance.port", "8182", "port of the stand-in for Finance"),
                    of("p2c.sandbox.token.lifetime", "1h", "lifetime of a stand-in's token"),
                    of("p2c.sandbox.story", "", "off, slow, fast; none: slow with run, else off"),
                    of("<direction>.cron", "", "when the direction runs (Quartz cron)"));

    private static Setting of(String name, String defaultValue, String description) {
        return new Setting(name, defaultValue, false, description);
    }

    private static Setting secret(String name, String description) {
        return new Setting(name, "", true, description);
    }

    /**
     * {@code p2c.sales.url} is {@code P2C_SALES_URL}, {@code accounts.cron} {@code
     * P2C_ACCOUNTS_CRON}.
     */
    public static String variable(String name) {
        String prefixed = name.startsWith("p2c.") ? name : "p2c." + name;
        return prefixed.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** This one, or one for each connection or company. */
    Stream<Setting> forEach(Collection<String> connections, Collection<String> companies) {
        return forEach("<connection>", connections)
                .flatMap(setting -> setting.forEach("<company>", companies));
    }

    private Stream<Setting> forEach(String place, Collection<String> names) {
        return name.contains(place)
                ? names.stream().map(n -> named(name.replace(place, n)))
                : Stream.of(this);
    }

    private Setting named(String other) {
        return new Setting(other, defaultValue, secret, description);
    }
}
