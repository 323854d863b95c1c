package dev.p2c.routes;

import dev.p2c.odata.TestService;
import dev.p2c.odata.transport.Gateway.Call;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.impl.DefaultCamelContext;

/** The gateway to one service, with both of its HTTP clients. */
final class ServiceConnections implements AutoCloseable {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CamelGateway gateway;

    ServiceConnections(URI root, HttpSettings settings) throws Exception {
        Tickets tickets = new Tickets();
        camel.disableJMX();
        camel.addRoutes(new GatewayRoutes("x", root, settings, tickets));
        camel.start();
        gateway = new CamelGateway(() -> camel, "x", tickets);
    }

    CamelGateway gateway() {
        return gateway;
    }

    static Call rows() {
        return new Call("GET", "UnitsOfMeasure?$top=1", Map.of(), new byte[0]);
    }

    static Call batch() {
        return new Call("POST", "$batch", Map.of("Content-Type", "text/plain"), new byte[] {'x'});
    }

    static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    static String metadata() {
        return TestService.resource("finance-metadata.xml");
    }

    @Override
    public void close() {
        camel.stop();
    }
}
