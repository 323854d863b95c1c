package dev.p2c.routes;

import dev.p2c.odata.transport.Gateway.Call;
import dev.p2c.odata.transport.Gateway.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Translates a call to camel-olingo4's headers, and the response back to a reply. */
final class OlingoCall {

    private static final String PREFIX = "CamelOlingo4.";

    private final ServiceAddress root;

    OlingoCall(ServiceAddress root) {
        this.root = root;
    }

    void prepare(Exchange exchange) {
        Message message = exchange.getMessage();
        Call call = message.getBody(Call.class);
        String target = root.relative(call.target());
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        message.setHeader(PREFIX + "resourcePath", path);
        message.setHeader(PREFIX + "endpointHttpHeaders", call.headers());
        if (question >= 0) {
            message.setHeader(PREFIX + "queryParams", options(target.substring(question + 1)));
        }
        message.setBody(null);
    }

    /** Splits a query without decoding it; the component joins the options again unchanged. */
    private static Map<String, String> options(String query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : query.split("&")) {
            int equals = option.indexOf('=');
            options.put(
                    equals < 0 ? option : option.substring(0, equals),
                    equals < 0 ? "" : option.substring(equals + 1));
        }
        return options;
    }

    @SuppressWarnings("unchecked")
    void reply(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        Map<String, String> headers = new HashMap<>();
        message.getHeader(PREFIX + "responseHttpHeaders", Map.of(), Map.class)
                .forEach(
                        (name, value) ->
                                headers.put(
                                        name.toString().toLowerCase(Locale.ROOT),
                                        value.toString()));
        try (InputStream body = message.getBody(InputStream.class)) {
            message.setBody(
                    new Response(200, headers, body == null ? new byte[0] : body.readAllBytes()));
        }
        message.removeHeaders("*");
    }
}
