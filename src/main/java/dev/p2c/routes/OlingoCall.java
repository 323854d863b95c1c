package dev.p2c.routes;

import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.transport.Gateway.Call;
import dev.p2c.odata.transport.Gateway.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** A call in the words of camel-olingo4, and its answer back. */
final class OlingoCall {

    private static final String PREFIX = "CamelOlingo4.";

    private final String root;

    OlingoCall(URI root) {
        this.root = root.toString();
    }

    void prepare(Exchange exchange) {
        Message message = exchange.getMessage();
        Call call = message.getBody(Call.class);
        String target = relative(call.target());
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        message.setHeader(PREFIX + "resourcePath", path);
        message.setHeader(PREFIX + "endpointHttpHeaders", call.headers());
        if (question >= 0) {
            message.setHeader(PREFIX + "queryParams", options(target.substring(question + 1)));
        }
        message.setBody(null);
    }

    /** A next link must lead back to the service that gave it: the token goes nowhere else. */
    private String relative(String target) {
        if (!CamelGateway.isAbsolute(target)) {
            return target;
        }
        if (!target.startsWith(root)) {
            throw new ConfigurationException(
                    root,
                    "the service continues at another address, "
                            + target.replaceAll("\\?.*", "")
                            + "; give the"
                            + " address that it knows itself by");
        }
        return target.substring(root.length());
    }

    /** Verbatim: the component puts them together again as they are. */
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
                    new Reply(200, headers, body == null ? new byte[0] : body.readAllBytes()));
        }
        message.removeHeaders("*");
    }
}
