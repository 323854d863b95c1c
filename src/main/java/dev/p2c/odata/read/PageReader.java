package dev.p2c.odata.read;

import dev.p2c.odata.model.Json;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.transport.Transport;
import java.io.IOException;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Reads a query page by page, each only when it is asked for. Not thread-safe. {@link #next()}
 * throws {@code UnavailableException} and {@code ConfigurationException}.
 */
public final class PageReader implements Iterator<Page> {

    private final Transport transport;
    private final Map<String, String> headers;
    private String target;

    PageReader(Transport transport, String target, Map<String, String> headers) {
        this.transport = transport;
        this.target = target;
        this.headers = headers;
    }

    @Override
    public boolean hasNext() {
        return !target.isEmpty();
    }

    /** Next links go out as they came in, character for character: encoding them breaks them. */
    @Override
    public Page next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Transport.Request request =
                new Transport.Request("GET", target, headers, new byte[0], true, Optional.empty());
        Json.Rows rows = transport.exchange(request, reply -> forward(Json.rows(reply.body())));
        target = rows.nextLink();
        return new Page(rows.rows(), target.isEmpty());
    }

    /** A link to the page it stands on would be followed for ever. */
    private Json.Rows forward(Json.Rows rows) throws IOException {
        if (rows.nextLink().equals(target)) {
            throw new IOException("the next link leads to its own page");
        }
        return rows;
    }
}
