package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Runs the whole application with recognizable secrets, provokes many failures and searches all of
 * its output for the secrets.
 */
class SecretsTest {

    private static final String PASSWORD = "hush-console-password";
    private static final String WRONG = "hush-wrong-client-secret";
    private static final String DATABASE = "hush-database-password";
    private static final String KEY = "aHVzaC1odXNoLWh1c2gtaHVzaC1odXNoLWh1c2gtISE=";

    /** The secret of the stand-ins, the form of their tokens, and the secrets of this test. */
    private static final Pattern SECRET =
            Pattern.compile(
                    "p2c-sandbox-secret|hush-|aHVzaC1|eyJ0eXAi[\\w-]+|" + RunningApplication.TOKEN);

    private static final Set<String> LOUD =
            Set.of("dev.p2c", "org.apache.camel", "io.hawt", "org.jolokia", "com.zaxxer.hikari");

    @TempDir Path directory;

    @Test
    void noOutputOfTheApplicationContainsASecret() throws Exception {
        Map<String, String> said = new HashMap<>();
        try (LogLines log = LogLines.of("ROOT")) {
            LOUD.forEach(name -> level(name, Level.DEBUG));
            try (RunningApplication running =
                    RunningApplication.start(
                            directory,
                            InitialData.EMPTY,
                            Map.of(
                                    "P2C_HAWTIO_PASSWORD", PASSWORD,
                                    "P2C_STATE_KEY", KEY,
                                    "P2C_SALES_ATTEMPTS", "1"))) {
                said.put("passes", passes(running));
                said.put("beans", everyAttribute(running));
                said.put("health", running.get("/observe/health").body());
                said.put("metrics", running.get("/observe/metrics").body());
            }
            said.put("state", state());
            said.put("commands", commands());
            said.put("log", String.join("\n", log.from(Level.TRACE)));
        } finally {
            LOUD.forEach(name -> level(name, null));
            level("dev.p2c", Level.INFO);
        }

        assertThat(said.get("passes")).contains("401", "503");
        assertThat(said.get("commands")).contains("refuses this setting", "does not open", "***");
        assertThat(said.get("beans")).contains("HeapMemoryUsage", "type=Direction");
        assertThat(said.get("metrics")).contains("p2c_requests_total");
        assertThat(said.get("log")).hasSizeGreaterThan(1000);
        assertThat(said.get("state")).contains("sealed:", "FAILED");
        said.forEach((where, text) -> assertThat(found(text)).as(where).isEmpty());
    }

    private static void level(String logger, Level level) {
        ((Logger) LoggerFactory.getLogger(logger)).setLevel(level);
    }

    private static List<String> found(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = SECRET.matcher(text);
        while (matcher.find()) {
            int from = Math.max(0, matcher.start() - 60);
            found.add(text.substring(from, Math.min(text.length(), matcher.end() + 20)));
        }
        return found;
    }

    private static String passes(RunningApplication running) {
        String bad = "{\"accountnumber\": \"BAD\", \"name\": \"" + "n".repeat(101) + "\"}";
        running.sales().post("accounts", bad);
        StringBuilder text = new StringBuilder(RunningApplication.runNow("accounts"));
        for (String fault :
                new String[] {
                    "[{\"status\": 401, \"times\": 1000}]",
                    "[{\"status\": 503, \"retryAfter\": 0, \"times\": 1000}]",
                    "[{\"status\": 500, \"times\": 1000}]",
                    "[{\"status\": 404, \"times\": 1000}]"
                }) {
            running.sales().control("POST", "faults", fault);
            text.append(RunningApplication.runNow("accounts")).append('\n');
            running.sales().control("DELETE", "faults", "");
        }
        return text.toString();
    }

    /** Reads the beans as Hawtio does. */
    private static String everyAttribute(RunningApplication running) {
        HttpBody names = ask(running, "{\"type\": \"search\", \"mbean\": \"*:*\"}");
        StringBuilder requests = new StringBuilder("[");
        for (JsonNode name : names.json.path("value")) {
            requests.append(requests.length() == 1 ? "" : ",")
                    .append("{\"type\": \"read\", \"mbean\": ")
                    .append(name)
                    .append(", \"config\": {\"ignoreErrors\": true}}");
        }
        String all = ask(running, requests.append("]").toString()).text;
        String list = ask(running, "{\"type\": \"list\"}").text;
        return names.text + all + list;
    }

    private record HttpBody(String text, JsonNode json) {}

    private static HttpBody ask(RunningApplication running, String json) {
        var answer = running.jolokia(json, RunningApplication.USER, PASSWORD);
        return new HttpBody(answer.body(), RunningApplication.json(answer));
    }

    private String state() throws Exception {
        String password = Files.readString(directory.resolve("p2c.password")).strip();
        StringBuilder text = new StringBuilder();
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:h2:file:" + directory.resolve("p2c"), "", password);
                Statement statement = connection.createStatement()) {
            for (String table : new String[] {"run", "failure", "lease", "task_company"}) {
                ResultSet rows = statement.executeQuery("select * from " + table);
                while (rows.next()) {
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        text.append(rows.getString(i)).append('\t');
                    }
                }
            }
        }
        return text.toString();
    }

    /** Provokes a different failure with each setting. */
    private String commands() {
        StringBuilder text = new StringBuilder();
        try (Sandbox sandbox = Engine.standIns(InitialData.EMPTY)) {
            Map<String, String> good = Engine.environment(sandbox, directory.resolve("other"));
            text.append(run(good, Map.of("P2C_SALES_CLIENT_SECRET", WRONG)));
            text.append(run(good, Map.of("P2C_SALES_TOKEN_URL", "http://127.0.0.1:1/token")));
            String database = "jdbc:postgresql://127.0.0.1:1/p2c?user=u&password=" + DATABASE;
            text.append(run(good, Map.of("P2C_STATE_URL", database)));
            text.append(run(good, Map.of("P2C_STATE_PASSWORD", DATABASE)));
            text.append(run(good, Map.of("P2C_STATE_KEY", "hush-no-key")));
            text.append(run(good, Map.of("P2C_SALES_URL", "https://u:hush-hush@host/")));
        }
        return text.toString();
    }

    private static String run(Map<String, String> good, Map<String, String> wrong) {
        Map<String, String> environment = new HashMap<>(good);
        environment.put("P2C_HAWTIO_PASSWORD", PASSWORD);
        environment.put("P2C_METRICS_TOKEN", RunningApplication.TOKEN);
        environment.put("P2C_SALES_ATTEMPTS", "1");
        environment.putAll(wrong);
        StringBuilder text = new StringBuilder();
        for (String command : new String[] {"settings", "sync accounts --json", "status --json"}) {
            Engine.Command done = Engine.command(environment, command.split(" "));
            text.append(done.out()).append(done.err());
        }
        return text.toString();
    }
}
