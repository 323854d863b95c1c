package dev.p2c.check;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
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
     * @throws ConfigurationException also if the service has no such set or column
     */
    public static boolean each(
            Connection connection, Query query, int most, Consumer<ObjectNode> action) {
        requireNames(connection, query);
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

    /** Camel refuses a query with unknown names before it is sent, with a stack trace. */
    private static void requireNames(Connection connection, Query query) {
        EntityType type =
                connection
                        .model()
                        .entity(query.entitySet())
                        .orElseThrow(() -> unknown(connection, "entity set", query.entitySet()));
        for (String column : query.select()) {
            if (!type.properties().containsKey(column)) {
                throw unknown(connection, "column", query.entitySet() + "." + column);
            }
        }
    }

    private static ConfigurationException unknown(Connection connection, String what, String name) {
        return new ConfigurationException(
                connection.name(), "the service has no " + what + " " + name);
    }
}
