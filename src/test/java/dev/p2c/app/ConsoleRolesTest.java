package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.login.PasswordHash;
import dev.p2c.login.Role;
import dev.p2c.login.User;
import dev.p2c.login.UsersFile;
import dev.p2c.sandbox.http.InitialData;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several users of the console: a viewer looks at everything and changes nothing. */
class ConsoleRolesTest {

    private static final String PASSWORD = "correct horse battery";

    /** Of this password, with the fewest rounds that are allowed, to spare the test's time. */
    private static final PasswordHash HASH =
            PasswordHash.parse(
                    "pbkdf2-sha512$210000$h/HWwboDo1RRqKDaGhLtbA$1+4zGAc/v0SeZR2s"
                            + "PZl4mCH2Owpl2uz5dxQ60Yp+bwyNC8jchXeOEtXEZ23RklhpKDz+7dzQa4qTea2SfiOftA");

    private static final String ROUTE =
            "org.apache.camel:context=p2c,name=\\\"accounts\\\",type=routes";
    private static final String READ =
            "{\"type\": \"read\", \"mbean\": \"java.lang:type=Memory\", \"attribute\": \"Verbose\"}";
    private static final String PAUSE =
            "{\"type\": \"exec\", \"mbean\": \"p2c:type=Direction,name=accounts\","
                    + " \"operation\": \"pause\", \"arguments\": [\"test\"]}";

    @TempDir static Path directory;
    private static UsersFile users;
    private static RunningApplication running;

    @BeforeAll
    static void start() {
        Path file = directory.resolve("users");
        users = new UsersFile(file);
        users.put(new User("anna", Role.VIEWER, HASH));
        users.put(new User("ole", Role.OPERATOR, HASH));
        users.put(new User("nils", Role.OPERATOR, HASH));
        running =
                RunningApplication.start(
                        directory, InitialData.EMPTY, Map.of("P2C_HAWTIO_USERS", file.toString()));
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    @Test
    void aViewerSeesTheRoleHealthAndMetrics() {
        assertThat(
                        viewer(
                                        "{\"type\": \"read\", \"mbean\": \"p2c:type=Overview\","
                                                + " \"attribute\": [\"User\", \"Role\"]}")
                                .path("value")
                                .toString())
                .contains("\"User\":\"anna\"", "\"Role\":\"viewer\"");
        String login = RunningApplication.basic("anna", PASSWORD);
        for (String path : List.of("/observe/health", "/observe/metrics")) {
            assertThat(running.get(path, "Authorization", login).statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p2c:type=Failures | groups | \"\", \"\", \"\", 0, 10",
                "p2c:type=Log | page | 0, 10",
                ROUTE + " | dumpRouteAsXml() |",
                "hawtio:type=security,area=jmx,name=ConsoleRoles | canInvoke(java.util.Map) | {}"
            })
    void aViewerMayCallWhatLooks(String bean, String operation, String arguments) {
        JsonNode answer = viewer(exec(bean, operation, arguments));

        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p2c:type=Direction,name=accounts | runNow |",
                "p2c:type=Direction,name=accounts | pause(java.lang.String) | \"x\"",
                "p2c:name=accounts,type=Direction | resume() |",
                "p2c:type=Failures | retryAll |",
                "p2c:type=Failures | edit | 1, \"{}\"",
                "p2c:type=Conflicts | take | 1, \"source\"",
                "p2c:type=Alerts | test |",
                "p2c:* | retryAll |",
                ROUTE + " | stop() |",
                ROUTE + " | reset |",
                "org.apache.camel:type=tracer,* | dumpAllTracedMessages |",
                "quartz:instance=NON_CLUSTERED,name=DefaultQuartzScheduler-p2c,type=QuartzScheduler"
                        + " | pauseTrigger | \"a\", \"b\"",
                "java.lang:type=Memory | gc |"
            })
    void aViewerMayNotCallWhatActs(String bean, String operation, String arguments) {
        JsonNode answer = viewer(exec(bean, operation, arguments));

        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(403);
        assertThat(answer.path("error").asText())
                .isEqualTo(
                        "Forbidden: calling %s of %s needs the role operator",
                        operation, bean.replace("\\", ""));
        assertThat(answer.path("request").path("operation").asText()).isEqualTo(operation);
    }

    @Test
    void ofABulkOnlyWhatActsIsRefused() {
        JsonNode answers = viewer("[" + READ + "," + PAUSE + "," + READ + "]");

        assertThat(answers.findValuesAsText("status")).containsExactly("200", "403", "200");
        assertThat(viewer("[" + PAUSE + "]").findValuesAsText("status")).containsExactly("403");
        assertThat(viewer("[" + READ + "]").findValuesAsText("status")).containsExactly("200");
        assertThat(viewer("[]")).isEmpty();
    }

    /** None of them pauses the direction, whatever the answer is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\": \"read\", \"type\": \"exec\", \"mbean\":"
                        + " \"p2c:type=Direction,name=accounts\", \"operation\": \"pause\","
                        + " \"arguments\": [\"x\"]}",
                "{\"type\": \"Exec\", \"mbean\": \"p2c:type=Direction,name=accounts\","
                        + " \"operation\": \"pause\", \"arguments\": [\"x\"]}",
                "{\"\\u0074ype\": \"\\u0065xec\", \"mbean\": \"p2c:type=Direction,name=accounts\","
                        + " \"operation\": \"p\\u0061use\", \"arguments\": [\"x\"]}",
                "[[" + PAUSE + "]]",
                "{\"type\": \"list\"} " + PAUSE,
                "{\"type\": \"read\", \"mbean\": \"x:y=z\", \"requests\": [" + PAUSE + "]}"
            })
    void noFormOfABodyGetsPastTheRole(String body) {
        for (String type :
                List.of(
                        "application/json",
                        "text/plain",
                        "application/json;charset=UTF-16",
                        "application/x-www-form-urlencoded")) {
            HttpResponse<String> unused =
                    send(body.getBytes(StandardCharsets.UTF_8), type, "/hawtio/jolokia/");
        }
        HttpResponse<String> unused =
                send(
                        body.getBytes(Charset.forName("UTF-16")),
                        "application/json;charset=UTF-16",
                        "/hawtio/jolokia/exec/p2c:type=Direction,name=accounts/pause/x");

        assertThat(RunningApplication.attribute("type=Direction,name=accounts", "Paused"))
                .isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/exec/p2c:type=Direction,name=accounts/pause/x",
                "/EXEC/p2c:type=Direction,name=accounts/pause/x",
                "/%65xec/p2c:type=Direction,name=accounts/pause/x",
                ";read/exec/p2c:type=Direction,name=accounts/pause/x",
                "/read/%2e%2e/exec/p2c:type=Direction,name=accounts/pause/x",
                "/read/exec/jdk.management.jfr:type=FlightRecorder/downloadRecording(long)/1/../../../..",
                "/read/exec/jdk.management.jfr:type=FlightRecorder/downloadRecording(long)/1",
                "?p=exec/p2c:type=Direction,name=accounts/pause/x",
                "/read/java.lang:type=Memory?p=exec/p2c:type=Direction,name=accounts/pause/x",
                "/write/java.lang:type=Memory/Verbose/true",
                "/../proxy/http/localhost/8080/hawtio/jolokia/version"
            })
    void noPathGetsPastTheRole(String path) {
        HttpResponse<String> answer =
                running.get(
                        "/hawtio/jolokia" + path,
                        "Authorization",
                        RunningApplication.basic("anna", PASSWORD));

        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 403, 404);
        assertThat(RunningApplication.attribute("type=Direction,name=accounts", "Paused"))
                .isEqualTo(false);
    }

    @Test
    void anOperatorOfTheFileActsUnderTheirOwnName() {
        JsonNode answer =
                RunningApplication.json(
                        running.jolokia(
                                exec("p2c:type=Failures", "retryAll", ""), "ole", PASSWORD));
        assertThat(answer.path("status").asInt()).as(answer.toString()).isEqualTo(200);
        JsonNode log = viewer(exec("p2c:type=Log", "page", "0, 1"));

        assertThat(log.path("value").path("rows").path(0).path("who").asText()).isEqualTo("ole");
        assertThat(log.path("value").path("rows").path(0).path("origin").asText())
                .startsWith("Hawtio 127.0.0.1");
    }

    @Test
    void aSessionIsItsUsersWhoeverElseLogsIn() {
        String session = logIn("anna");
        String ole = RunningApplication.basic("ole", PASSWORD);
        String wrong = RunningApplication.basic("ole", "wrong");

        assertThat(role("Cookie", session)).isEqualTo("viewer");
        assertThat(running.get("/hawtio/user", "Cookie", session).body().strip())
                .isEqualTo("\"anna\"");
        assertThat(role("Cookie", session, "Authorization", ole))
                .as("the login of the request, which ends the session of another user")
                .isEqualTo("operator");
        assertThat(role("Cookie", logIn("anna"), "Authorization", wrong)).isEqualTo("none");
        assertThat(
                        role(
                                "Cookie",
                                logIn("anna"),
                                "Authorization",
                                RunningApplication.basic("anna", "wrong")))
                .isIn("viewer", "none");
    }

    @Test
    void aSessionEndsWhenItsUserGetsAnotherRole() {
        String session = logIn("nils");
        assertThat(role("Cookie", session)).isEqualTo("operator");

        users.put(new User("nils", Role.VIEWER, HASH));

        Awaitility.await().until(() -> role("Cookie", session).equals("none"));
        assertThat(role("Cookie", logIn("nils"))).isEqualTo("viewer");
        users.remove("nils");
        String login = RunningApplication.basic("nils", PASSWORD);
        Awaitility.await().until(() -> role("Authorization", login).equals("none"));
    }

    private static String role(String... headers) {
        HttpResponse<String> answer =
                running.get("/hawtio/jolokia/read/p2c:type=Overview/Role", headers);
        return answer.statusCode() == 200
                ? RunningApplication.json(answer).path("value").asText()
                : "none";
    }

    private static String logIn(String user) {
        HttpResponse<String> answer =
                RunningApplication.send(
                        HttpRequest.newBuilder(URI.create(running.address() + "/hawtio/auth/login"))
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"username\": \"%s\", \"password\": \"%s\"}"
                                                        .formatted(user, PASSWORD))));
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    }

    private static String exec(String bean, String operation, String arguments) {
        return "{\"type\": \"exec\", \"mbean\": \"%s\", \"operation\": \"%s\", \"arguments\": [%s]}"
                .formatted(bean, operation, arguments == null ? "" : arguments);
    }

    private static JsonNode viewer(String json) {
        return RunningApplication.json(running.jolokia(json, "anna", PASSWORD));
    }

    private static HttpResponse<String> send(byte[] body, String type, String path) {
        return RunningApplication.send(
                HttpRequest.newBuilder(URI.create(running.address() + path))
                        .header("Content-Type", type)
                        .header("Authorization", RunningApplication.basic("anna", PASSWORD))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }
}
