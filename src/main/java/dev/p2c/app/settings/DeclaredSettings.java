package dev.p2c.app.settings;

import static dev.p2c.app.settings.Setting.of;
import static dev.p2c.app.settings.Setting.secret;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The list of all settings that exist, with their defaults and descriptions. */
final class DeclaredSettings {

    static final String CONNECTIONS = "p2c.connections";
    static final String COMPANIES = "p2c.companies";
    static final String STAGED = "p2c.staged";

    /** The connection that staged directions need besides those of {@link #CONNECTIONS}. */
    static final String CDS = "cds";

    private static final String DEFAULT_CONNECTIONS = "sales,finance";
    private static final String DEFAULT_COMPANIES = "usmf";

    private static final List<Setting> GENERAL =
            List.of(
                    of("p2c.profile", "sandbox", "sandbox or production"),
                    of(COMPANIES, DEFAULT_COMPANIES, "Legal entities, separated by commas"),
                    of(
                            "p2c.company.<company>.business-unit",
                            "",
                            "Business unit of the company in Sales; empty: all (single company)"),
                    of(CONNECTIONS, DEFAULT_CONNECTIONS, "Systems that mappings may name"),
                    of("p2c.check.rows", "50000", "Most rows of a set that bin/p2c check reads"),
                    of(
                            STAGED,
                            "false",
                            "Sync through Common Data Service (connection cds), by routes/staged"),
                    of("p2c.directions", "", "Directions that run, with commas; empty: all"),
                    of("p2c.proxy.url", "", "Outbound proxy: http://host:port; empty: none"),
                    of("p2c.proxy.user", "", "User for the proxy; empty: no login"),
                    secret("p2c.proxy.password", "Password for the proxy"),
                    of("p2c.proxy.except", "", "Hosts without the proxy: a.example, *.example"));

    private static final List<Setting> EACH_CONNECTION =
            List.of(
                    of(
                            "p2c.<connection>.dialect",
                            "",
                            "sales, finance or plain; default: the connection's name"),
                    of("p2c.<connection>.url", "", "Service root"),
                    of("p2c.<connection>.token.url", "", "Token endpoint; empty: no token"),
                    of(
                            "p2c.<connection>.client.id",
                            "",
                            "Application (client) ID; several, with commas, share the load"),
                    secret("p2c.<connection>.client.secret", "Client secrets, in the IDs' order"),
                    of(
                            "p2c.<connection>.client.certificate",
                            "",
                            "Instead of a secret: PEM or PKCS#12 file with certificate and key"),
                    secret("p2c.<connection>.client.certificate.password", "Password of the key"),
                    of(
                            "p2c.<connection>.secret.expires",
                            "",
                            "Day on which the client secret expires: 2027-01-31"),
                    of(
                            "p2c.<connection>.client.federated",
                            "",
                            "Instead of a secret: file with a token of another issuer"),
                    of("p2c.<connection>.scope", "", "Default: the address and /.default"),
                    of("p2c.<connection>.plain.http", "false", "Allow http beyond this machine"),
                    of("p2c.<connection>.timeout", "60s", "Longest wait for data of an answer"),
                    of("p2c.<connection>.attempts", "5", "Attempts of one request"),
                    of("p2c.<connection>.wait", "5m", "Longest total wait between attempts"),
                    of("p2c.<connection>.pause", "10m", "Longest Retry-After that is obeyed"),
                    of("p2c.<connection>.idle", "30s", "How long an unused connection is kept"),
                    of(
                            "p2c.<connection>.gzip",
                            "",
                            "Ask for compressed answers; default: true beyond this machine"),
                    of(
                            "p2c.<connection>.rest",
                            "30s",
                            "Time without success that opens the circuit, and between probes"),
                    of(
                            "p2c.<connection>.parallelism",
                            "16",
                            "Concurrent requests of one client ID"),
                    of(
                            "p2c.<connection>.batch.most",
                            "",
                            "Largest batch in rows; default: sales 1000, finance 200"),
                    of(
                            "p2c.<connection>.allowance",
                            "",
                            "Requests that the service allows on one day; default: sales 500000"),
                    of(
                            "p2c.<connection>.change.sets",
                            "false",
                            "Write all rows of a batch or none"));

    private static final List<Setting> PASSES =
            List.of(
                    of("p2c.answer.most", "256", "Largest answer of a service, in megabytes"),
                    of("p2c.answer.longest", "5m", "Longest duration of one answer"),
                    of("p2c.parallelism", "8", "Batches written at once by all directions"),
                    of("p2c.page.size", "2000", "Rows read in one page"),
                    of("p2c.batch.size", "100", "Rows in a batch at first"),
                    of("p2c.priority", "", "Directions, most urgent first; others come after"),
                    of("p2c.retry.after", "1h", "First back-off of a rejected row; at most a day"),
                    of(
                            "p2c.deletes.most",
                            "100",
                            "Brake: most rows of a task to delete in one pass"),
                    of(
                            "p2c.deletes.percent",
                            "10",
                            "Brake: most rows to delete, in percent of a task's rows"),
                    of(
                            "p2c.changes.most",
                            "500",
                            "Brake: most rows of a task to create and update in one pass; 0 for"
                                    + " no limit"),
                    of(
                            "p2c.changes.percent",
                            "25",
                            "Brake: most rows to create and update, in percent of a task's rows;"
                                    + " applies to more than 100 rows"),
                    of("p2c.deletes.every", "1h", "Interval of checks for deleted rows"),
                    of("p2c.backups.every", "10m", "Interval of checks for restored systems"),
                    of(
                            "p2c.read-all.every",
                            "7d",
                            "Longest time until a task reads all its source rows again; 0s for"
                                    + " never"),
                    of(
                            "p2c.quiet.after",
                            "3d",
                            "Working time without a change until a task is named as quiet; 0s for"
                                    + " never"),
                    of("<direction>.cron", "", "Schedule of the direction (Quartz cron)"));

    private static final List<Setting> OPERATION =
            List.of(
                    of("p2c.http.host", "127.0.0.1", "Address that Hawtio and health listen on"),
                    of("p2c.http.port", "8080", "Port of Hawtio and health"),
                    of(
                            "p2c.http.proxies",
                            "",
                            "Proxies in front, by address or network; only their X-Forwarded-*"
                                    + " headers count"),
                    of("p2c.hawtio.user", "", "User for Hawtio, health and metrics"),
                    secret("p2c.hawtio.password", "Password of that user"),
                    of(
                            "p2c.hawtio.users",
                            "",
                            "File of further users; bin/p2c users add writes it"),
                    of("p2c.openid.issuer", "", "Provider of OpenID Connect; empty: none"),
                    of(
                            "p2c.openid.name",
                            "OpenID Connect",
                            "Name of the provider on the login page"),
                    of("p2c.openid.client.id", "", "Client ID of this application at the provider"),
                    secret("p2c.openid.client.secret", "Its secret; empty: a public client"),
                    of("p2c.openid.scope", "openid profile", "What the login asks for"),
                    of("p2c.openid.user", "preferred_username", "Claim with the user's name"),
                    of("p2c.openid.roles", "roles", "Claim with the roles, or its path: a.b"),
                    of("p2c.openid.operator", "operator", "The provider's role for operators"),
                    of("p2c.openid.viewer", "viewer", "The provider's role for viewers"),
                    secret("p2c.metrics.token", "Bearer token for /observe/metrics only"),
                    of("p2c.state.url", "jdbc:h2:file:./data/p2c", "JDBC address of the state"),
                    of("p2c.state.user", "", "Database user"),
                    secret("p2c.state.password", "Database password"),
                    of("p2c.state.pool", "10", "Database connections"),
                    of("p2c.state.wait", "15s", "Longest wait for a database connection"),
                    secret(
                            "p2c.state.key",
                            "Keys that encrypt rows in the state, newest first, with commas"),
                    of("p2c.state.keep.payloads", "30d", "How long failures keep source rows"),
                    of(
                            "p2c.state.keep.history",
                            "90d",
                            "How long the history keeps writes; 0s for no history"),
                    of("p2c.state.keep.resolved", "90d", "How long ended failures are kept"),
                    of("p2c.state.keep.edits", "365d", "How long edits of rows stay in force"),
                    of("p2c.state.keep.alerts", "90d", "How long ended alerts are kept"),
                    of("p2c.state.keep.log", "365d", "How long the operator's log is kept"),
                    of("p2c.state.keep.runs", "90d", "How long the run history is kept"),
                    of(
                            "p2c.tracing.otlp.url",
                            "",
                            "OTLP/HTTP address for traces: http://host:4318/v1/traces; empty: none"),
                    secret("p2c.tracing.otlp.headers", "Its headers: name=value, with commas"),
                    of("p2c.tracing.percent", "100", "Share of the runs that are traced"),
                    of("p2c.routes", "routes", "Folder of the directions"),
                    of("p2c.mappings", "mappings", "Folder of the mappings"));

    private static final List<Setting> STAND_INS =
            List.of(
                    of("p2c.sandbox.host", "127.0.0.1", "Address that the stand-ins listen on"),
                    of("p2c.sandbox.token.port", "8180", "Port of the stand-ins' token service"),
                    of("p2c.sandbox.sales.port", "8181", "Port of the stand-in for Sales"),
                    of("p2c.sandbox.finance.port", "8182", "Port of the stand-in for Finance"),
                    of(
                            "p2c.sandbox.cds.port",
                            "8183",
                            "Port of the stand-in for Common Data Service"),
                    of(
                            "p2c.sandbox.certificates",
                            "",
                            "PEM files with certificates that may sign in, with commas"),
                    of("p2c.sandbox.federated", "", "PEM file with another token issuer's key"),
                    of("p2c.sandbox.federated.issuer", "", "Claim iss of that issuer's tokens"),
                    of("p2c.sandbox.federated.subject", "", "Claim sub of that issuer's tokens"),
                    of("p2c.sandbox.token.tls", "", "PKCS#12 file for a token port with TLS"),
                    of("p2c.sandbox.token.tls.port", "8184", "Token port with TLS"),
                    secret("p2c.sandbox.token.tls.password", "Password of that file"),
                    of("p2c.sandbox.token.lifetime", "1h", "Lifetime of a stand-in's token"),
                    of(
                            "p2c.sandbox.story",
                            "",
                            "off, slow or fast; default: slow for bin/p2c run, else off"));

    private DeclaredSettings() {}

    /**
     * Returns every setting except schedules; a setting of connections or companies appears once
     * for each of them.
     *
     * @param values name the connections and the companies
     */
    static List<Setting> all(Map<String, String> values) {
        return expanded(connections(values), values);
    }

    /**
     * Returns the settings that files and the environment may have: those of the staged directions'
     * connection as well, whether it is in use or not.
     */
    static List<Setting> known(Map<String, String> values) {
        Set<String> connections = connections(values);
        connections.add(CDS);
        return expanded(connections, values);
    }

    /** The systems that mappings may name. */
    static Set<String> connections(Map<String, String> values) {
        Set<String> connections = names(values, CONNECTIONS, DEFAULT_CONNECTIONS);
        if (values.getOrDefault(STAGED, "").equals("true")) {
            connections.add(CDS);
        }
        return connections;
    }

    private static List<Setting> expanded(Set<String> connections, Map<String, String> values) {
        Set<String> companies = names(values, COMPANIES, DEFAULT_COMPANIES);
        return Stream.of(GENERAL, EACH_CONNECTION, PASSES, OPERATION, AlertSettings.ALL, STAND_INS)
                .flatMap(List::stream)
                .filter(setting -> !setting.name().startsWith("<direction>"))
                .flatMap(setting -> setting.forEach(connections, companies))
                .toList();
    }

    private static Set<String> names(Map<String, String> values, String list, String defaultNames) {
        return new LinkedHashSet<>(words(values.getOrDefault(list, defaultNames)));
    }

    /** Splits a list at its commas. */
    static List<String> words(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
    }
}
