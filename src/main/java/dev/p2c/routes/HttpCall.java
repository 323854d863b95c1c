package dev.p2c.routes;

import dev.p2c.odata.transport.Gateway.Call;
import dev.p2c.odata.transport.Gateway.Response;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Translates a call to camel-http's headers and body, and the response back to a reply. */
final class HttpCall {

    private final ServiceAddress root;

    HttpCall(ServiceAddress root) {
        this.root = root;
    }

    void prepare(Exchange exchange) {
        Message message = exchange.getMessage();
        Call call = message.getBody(Call.class);
        call.headers().forEach(message::setHeader);
        message.setHeader(Exchange.HTTP_METHOD, call.method());
        message.setHeader(Exchange.HTTP_URI, root.absolute(call.target()));
        message.setBody(call.body().length == 0 ? null : call.body());
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
        message.setBody(new Response(status, headers, body == null ? new byte[0] : body));
    }
}
