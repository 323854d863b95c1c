package dev.p2c.operate;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OtlpExporterTest {

    @Test
    void aCollectorThatIsAwayIsNamedOnceAndAgainWhenItIsBack() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(OtlpExporter.class);
        logger.addAppender(log);
        AtomicInteger status = new AtomicInteger(503);
        HttpServer server = server(status);
        URI address =
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/x?k=hidden");
        OtlpExporter exporter = new OtlpExporter(address, Map.of("X-Key", "hidden"));

        assertThat(exporter.export(List.of()).isSuccess()).isFalse();
        assertThat(exporter.export(List.of()).isSuccess()).isFalse();
        status.set(200);
        assertThat(exporter.export(List.of()).isSuccess()).isTrue();
        server.stop(0);
        assertThat(exporter.export(List.of()).isSuccess()).isFalse();
        logger.detachAppender(log);

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "traces: the collector at 127.0.0.1 answers 503; they are dropped until it"
                                + " takes them",
                        "traces: the collector at 127.0.0.1 takes them again",
                        "traces: the collector at 127.0.0.1 does not answer (ConnectException);"
                                + " they are dropped until it takes them");
    }

    private static HttpServer server(AtomicInteger status) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(status.get(), -1);
                    exchange.close();
                });
        server.start();
        return server;
    }

    @Test
    void aSpanNamesTheEntitySetAndNoKey() {
        assertThat(RequestTraces.entitySet("accounts?$select=name")).isEqualTo("accounts");
        assertThat(RequestTraces.entitySet("CustomersV2(CustomerAccount='a/b')"))
                .isEqualTo("CustomersV2");
        assertThat(RequestTraces.entitySet("https://x.example/api/data/v9.2/accounts(1)/name?x=1"))
                .isEqualTo("accounts");
        assertThat(RequestTraces.entitySet("$batch")).isEqualTo("$batch");
        assertThat(RequestTraces.entitySet("contacts/Microsoft.Dynamics.CRM.Delete"))
                .isEqualTo("contacts");
        assertThat(RequestTraces.entitySet("https://x.example/with space")).isEmpty();
    }
}
