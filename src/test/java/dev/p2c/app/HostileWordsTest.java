package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.sandbox.http.InitialData;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a service says is shown with control characters as codes, wherever it is shown. */
class HostileWordsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Clears a screen, sets its title, rings, goes back, reorders and begins lines. */
    private static final String WORDS =
            "PWNED \u001b[2J\u001b[31m\u001b]0;owned\u0007 \b\u007f \u009b31m \u202Etxt \u2028x\u2029"
                    + " \r\nproducts: 7 read, 7 created\rWARN\n2026-01-01 ERROR forged \u2066";

    private static final Pattern RAW =
            Pattern.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u2028-\\u202e\\u2066-\\u2069]");

    @TempDir static Path directory;
    private static HttpServer sales;
    private static RunningApplication running;
    private static Answer answer;

    @BeforeAll
    static void start() throws IOException {
        sales = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sales.createContext("/", HostileWordsTest::answer);
        sales.start();
        String url = "http://127.0.0.1:" + sales.getAddress().getPort() + "/api/data/v9.2/";
        running =
                RunningApplication.start(
                        directory,
                        InitialData.EMPTY,
                        Map.of(
                                "P2C_SALES_URL", url,
                                "P2C_SALES_REST", "1s",
                                "P2C_SALES_ATTEMPTS", "1"));
    }

    /** The model of the stand-in, so that a pass comes as far as reading rows. */
    private static void answer(HttpExchange exchange) throws IOException {
        Answer now = answer;
        if (exchange.getRequestURI().getPath().endsWith("$metadata")) {
            String model = running.sales().get("$metadata").body();
            now = new Answer(200, "application/xml", model, "");
        }
        byte[] body = now.body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", now.type);
        exchange.sendResponseHeaders(now.status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @AfterAll
    static void stop() {
        running.close();
        sales.stop(0);
    }

    /** A page of a proxy has no words that are shown, so its status names it. */
    private record Answer(int status, String type, String body, String named) {}

    static Stream<Answer> answers() {
        ObjectNode error = JSON.createObjectNode();
        error.putObject("error").put("code", "0x80040203\u001b[1m").put("message", WORDS);
        String json = "application/json";
        return Stream.of(
                new Answer(400, json, error.toString(), "PWNED"),
                new Answer(403, json, error.toString(), "PWNED"),
                new Answer(400, "text/plain", WORDS + "\u0000", "PWNED"),
                new Answer(200, json, "{\"value\": [{\"accountnumber\": \"" + WORDS, "accounts"),
                new Answer(502, "text/html", "<p>" + WORDS, "502"));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void theWordsOfAServiceAreEscapedEverywhere(Answer hostile) throws Exception {
        answer = hostile;
        Engine.Command sync;
        String bean;
        List<String> logged;
        try (LogLines log = LogLines.of("ROOT")) {
            sync = command("sync", "accounts");
            bean = RunningApplication.runNow("accounts");
            logged = log.from(Level.INFO);
        }

        assertThat(sync.exit()).isNotEqualTo(ExitCode.DONE);
        assertThat(sync.out() + sync.err()).contains(hostile.named);
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("sync", sync.out());
        shown.put("errors", sync.err());
        shown.put("runNow", bean);
        shown.put("log", LogFile.asWritten(logged));
        shown.put("status", command("status").out());
        shown.put("status --json", command("status", "--json").out());
        shown.put("sync --json", command("sync", "accounts", "--json").out());
        shown.put("health", running.get("/observe/health").body());
        shown.put(
                "LastRunError",
                (String)
                        RunningApplication.attribute(
                                "type=Direction,name=accounts", "LastRunError"));
        shown.forEach(HostileWordsTest::isSafe);
    }

    private static void isSafe(String where, String text) {
        assertThat(RAW.matcher(text).replaceAll("<RAW>")).as(where).doesNotContain("<RAW>");
        assertThat(text.lines())
                .as(where)
                .noneMatch(line -> line.startsWith("products: 7"))
                .noneMatch(line -> line.startsWith("2026-01-01 ERROR"));
    }

    private static Engine.Command command(String... args) {
        return Engine.command(running.environment(), args);
    }
}
