package dev.p2c.odata.read;

import dev.p2c.odata.model.Json;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.transport.Request;
import dev.p2c.odata.transport.Transport;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Reads the pages of a query; {@link #next()} sends the request for a page and may throw {@code
 * UnavailableException} or {@code ConfigurationException}. Not thread-safe.
 */
public final class PageReader implements Iterator<Page> {

    private final Transport transport;
    private final Map<String, String> headers;
    private final boolean byKeys;
    private final PageTrail trail;
    private String target;
    private String next = "";

    /**
     * @param byKeys whether the rows are searched by several keys, so that the query may be divided
     */
    PageReader(Transport transport, String target, Map<String, String> headers, boolean byKeys) {
        this.byKeys = byKeys;
        this.transport = transport;
        this.target = target;
        this.headers = headers;
        this.trail = new PageTrail(transport, target);
    }

    @Override
    public boolean hasNext() {
        return !target.isEmpty();
    }

    /**
     * Reads the next page. A next link is sent character for character, since encoding it again
     * would break it.
     */
    @Override
    public Page next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Page page =
                transport.exchange(
                        Request.rows(target, headers, byKeys),
                        reply -> {
                            Json.Rows rows = Json.rows(reply.body());
                            next = rows.nextLink();
                            return new Page(rows.rows(), next.isEmpty(), reply.date());
                        });
        target = trail.follow(page.rows(), next);
        return page;
    }
}
