package dev.p2c.check.finance;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Query;
import java.util.Optional;

/** Queries and filters of Finance that several checks need. */
final class FinanceReads {

    private FinanceReads() {}

    /** A query of the rows of one company; of all rows, where companies share the set. */
    static Query of(Connection finance, String set, String company) {
        return Query.of(set).withCompany(Optional.of(company).filter(c -> finance.isDivided(set)));
    }

    /** Whether the service has the set. */
    static boolean has(Connection finance, String set) {
        return finance.model().entity(set).isPresent();
    }

    /** {@code AreTotalsUpdated eq Microsoft.Dynamics.DataEntities.NoYes'No'}. */
    static String is(Connection finance, String set, String column, String value) {
        String type = finance.model().entity(set).orElseThrow().typeOf(column);
        return column
                + " eq "
                + finance.dialect()
                        .literal(type, TextNode.valueOf(value))
                        .orElseThrow(() -> new IllegalArgumentException(column + " " + value));
    }
}
