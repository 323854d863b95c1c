package dev.p2c.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Query;
import dev.p2c.odata.read.PageReader;
import java.util.function.Consumer;

/** Reads rows page by page, as many as a check may read. */
public final class RowScan {

    private RowScan() {}

    /**
     * Passes rows on, one by one; none of them is kept.
     *
     * @return whether these were all rows
     */
    public static boolean each(
            Connection connection, Query query, int most, Consumer<ObjectNode> action) {
        PageReader pages = connection.read(query);
        int read = 0;
        while (pages.hasNext()) {
            for (ObjectNode row : pages.next().rows()) {
                if (read++ == most) {
                    return false;
                }
                action.accept(row);
            }
        }
        return true;
    }
}
