package dev.p2c.odata;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.p2c.odata.dialect.Dialects;
import dev.p2c.odata.transport.ConnectionSettings;
import dev.p2c.odata.transport.ConnectionSettings.Batching;
import dev.p2c.odata.transport.ConnectionSettings.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A real HTTP service that gives the answers of a test and records the requests. */
public final class TestService implements AutoCloseable {

    /**
     * @param target path and query as they came over the wire, relative to the service root
     * @param headers names in lower case
     */
    public record Asked(String method, String target, Map<String, String> headers, String body) {

        /** The operations of a batch, in order; bodies and targets as written. */
        public List<Asked> operations() {
            List<Asked> operations = new ArrayList<>();
            String[] parts = body.split("--batch_p2c(--)?\r\n");
            for (int i = 1; i < parts.length; i++) {
                String[] blocks = parts[i].split("\r\n\r\n", 3);
                String[] lines = blocks[1].split("\r\n");
                String[] line = lines[0].split(" ");
                Map<String, String> headers = new LinkedHashMap<>();
                for (int h = 1; h < lines.length; h++) {
                    String[] header = lines[h].split(": ", 2);
                    headers.put(header[0].toLowerCase(Locale.ROOT), header[1]);
                }
                String target = line[1].substring(line[1].indexOf("/data/") + 6);
                operations.add(new Asked(line[0], target, headers, blocks[2].strip()));
            }
            return operations;
        }
    }

    public record Answer(int status, Map<String, String> headers, String body) {
        public static Answer json(int status, String body) {
            return new Answer(status, Map.of("Content-Type", "application/json"), body);
        }

        public Answer with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Answer(status, more, body);
        }

        /** The answer as one part of the answer to a batch. */
        private String part() {
            StringBuilder part =
                    new StringBuilder("--batchresponse_1\r\nContent-Type: application/http\r\n")
                            .append("Content-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 ")
                            .append(status)
                            .append(" Status\r\n");
            headers.forEach((k, v) -> part.append(k).append(": ").append(v).append("\r\n"));
            return part.append("\r\n").append(body).append("\r\n").toString();
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final String metadata;
    private volatile Function<Asked, Answer> answers;
    private volatile String columns = "{\"value\":[]}";

    /**
     * @param metadata name of the resource that answers {@code $metadata}; such requests are not
     *     recorded
     */
    public TestService(String metadata, Function<Asked, Answer> answers) throws IOException {
        this.metadata = metadata;
        this.answers = answers;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** Replaces the answers. */
    public void answers(Function<Asked, Answer> next) {
        answers = next;
    }

    /** Sets the answer to a request for the definitions of a table's columns; not recorded. */
    public void columns(String json) {
        columns = json;
    }

    /** Answers a batch with one part for each operation. */
    public static Answer batch(Asked batch, Function<Asked, Answer> each) {
        StringBuilder body = new StringBuilder();
        batch.operations().forEach(operation -> body.append(each.apply(operation).part()));
        return new Answer(
                200,
                Map.of("Content-Type", "multipart/mixed; boundary=batchresponse_1"),
                body.append("--batchresponse_1--\r\n").toString());
    }

    public URI root() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/data/");
    }

    public List<Asked> asked() {
        return asked;
    }

    public ConnectionSettings settings(String name) {
        return settings(name, new Batching(100, 100, false));
    }

    public ConnectionSettings settings(String name, Batching batching) {
        return new ConnectionSettings(
                name,
                root(),
                Optional.empty(),
                new Limits(
                        Duration.ofSeconds(10),
                        4,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(30),
                        8),
                batching);
    }

    public Connection connection(String dialect, TestTime time) {
        return Connection.builder(
                        settings(dialect), Dialects.named(dialect), new HttpGateway(root()))
                .sleeper(time)
                .clock(time)
                .build();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((k, v) -> headers.put(k.toLowerCase(Locale.ROOT), v.get(0)));
        String raw = exchange.getRequestURI().toString();
        String target = raw.substring(raw.indexOf("/data/") + 6);
        byte[] body = exchange.getRequestBody().readAllBytes();
        Asked request =
                new Asked(
                        exchange.getRequestMethod(),
                        target,
                        headers,
                        new String(body, StandardCharsets.UTF_8));
        Answer answer =
                switch (target.split("[(]")[0]) {
                    case "$metadata" -> new Answer(200, Map.of(), resource(metadata));
                    case "EntityDefinitions" -> Answer.json(200, columns);
                    default -> remembered(request);
                };
        byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
        answer.headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private Answer remembered(Asked request) {
        asked.add(request);
        return answers.apply(request);
    }

    public static String resource(String name) {
        try (InputStream in = TestService.class.getResourceAsStream("/odata/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
