package dev.p2c.routes;

import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.transport.Gateway.Call;
import dev.p2c.odata.transport.Gateway.Reply;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** A call in the words of camel-http, and its answer back. */
final class HttpCall {

    private final String root;

    HttpCall(URI root) {
        this.root = root.toString();
    }

    void prepare(Exchange exchange) {
        Message message = exchange.getMessage();
        Call call = message.getBody(Call.class);
        call.headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_METHOD, call.method());
        message.setHeader(Exchange.HTTP_URI, absolute(call.target()));
        message.setBody(call.body().length == 0 ? null : call.body());
    }

    /** An address that a service gave us must lead back to it: the token goes nowhere else. */
    private String absolute(String target) {
        if (!CamelGateway.isAbsolute(target)) {
            return root + target;
        }
        if (!target.startsWith(root)) {
            throw new ConfigurationException(
                    root,
                    "the service continues at another address, "
                            + target.replaceAll("\\?.*", "")
                            + "; give the"
                            + " address that it knows itself by");
        }
        return target;
    }

    void reply(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<String, String> headers = new HashMap<>();
        message.getHeaders()
                .forEach(
                        (name, value) -> {
                            if (!name.startsWith("Camel") && value != null) {
                                headers.put(name.toLowerCase(Locale.ROOT), value.toString());
                            }
                        });
        byte[] body = message.getBody(byte[].class);
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        message.removeHeaders("*");
        message.setBody(new Reply(status, headers, body == null ? new byte[0] : body));
    }
}
