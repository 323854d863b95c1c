package dev.p2c.odata.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.UnavailableException;
import dev.p2c.odata.transport.Transport;
import dev.p2c.text.Fnv1a;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows the next links of one query and notices a service that continues without end: a link that
 * it gave before, or many pages in a row without a new row. Not thread-safe.
 */
final class PageTrail {

    /**
     * Pages in a row that may bring no new row. A service may answer some empty pages, for example
     * where rows were deleted while they were read.
     */
    private static final int MOST_WITHOUT_NEWS = 100;

    private final Transport transport;
    private final Set<Long> links = new HashSet<>();
    private final Set<Long> contents = new HashSet<>();
    private String what;
    private int pages;
    private int withoutNews;

    /**
     * @param first address of the first page
     */
    PageTrail(Transport transport, String first) {
        this.transport = transport;
        this.what = first.replaceFirst("[?].*", "");
        links.add(Fnv1a.of(first));
    }

    /**
     * Notes a page.
     *
     * @return the next link as given; empty after the last page
     * @throws UnavailableException if the pages have no end
     */
    String follow(List<ObjectNode> rows, String nextLink) {
        if (nextLink.isEmpty()) {
            return nextLink;
        }
        pages++;
        if (!links.add(Fnv1a.of(nextLink))) {
            throw endless("its next link leads to a page that was read before");
        }
        withoutNews = rows.isEmpty() || !contents.add(content(rows)) ? withoutNews + 1 : 0;
        if (withoutNews >= MOST_WITHOUT_NEWS) {
            throw endless("the last " + withoutNews + " pages brought no new row");
        }
        return nextLink;
    }

    /** Two pages with the same first and the same last row count as the same page. */
    private static long content(List<ObjectNode> rows) {
        return Fnv1a.of(rows.get(0) + " " + rows.get(rows.size() - 1) + " " + rows.size());
    }

    private UnavailableException endless(String why) {
        return new UnavailableException(
                transport.system(),
                "GET %s: the service continues its pages without end: after page %d %s; nothing is lost, the next pass reads again"
                        .formatted(what, pages, why),
                null);
    }
}
