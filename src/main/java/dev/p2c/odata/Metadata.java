package dev.p2c.odata;

import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.ModelParser;
import dev.p2c.odata.transport.Request;
import dev.p2c.odata.transport.Transport;
import java.util.HashMap;
import java.util.Map;

/** Fetches the {@code $metadata} of a service. */
record Metadata(Dialect dialect, Transport transport) {

    Model fetch() {
        Map<String, String> headers = new HashMap<>(dialect.headers());
        headers.put("Accept", "application/xml");
        Request request = Request.get("$metadata", headers);
        return transport.exchange(request, reply -> ModelParser.parse(reply.body()));
    }
}
