package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.store.Collation;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;

/** Query options, operators and text functions of Sales. Patterns are those of SQL's LIKE. */
final class SalesQuerySupport implements QuerySupport {

    private static final int MOST_CONDITIONS = 300;

    private static final Set<BinaryOperatorKind> REFUSED =
            EnumSet.of(
                    BinaryOperatorKind.ADD,
                    BinaryOperatorKind.SUB,
                    BinaryOperatorKind.MUL,
                    BinaryOperatorKind.DIV,
                    BinaryOperatorKind.MOD,
                    BinaryOperatorKind.IN,
                    BinaryOperatorKind.HAS);

    private static final Set<MethodKind> FUNCTIONS =
            EnumSet.of(MethodKind.CONTAINS, MethodKind.STARTSWITH, MethodKind.ENDSWITH);

    private final ReadErrors errors;
    private final Collation collation;

    SalesQuerySupport(ReadErrors errors, Collation collation) {
        this.collation = collation;
        this.errors = errors;
    }

    @Override
    public void requireOptions(QueryString query) {
        for (String name : query.names()) {
            if (Set.of("$skip", "$search", "$format", "$compute").contains(name)) {
                throw errors.badQuery("The query parameter " + name + " is not supported");
            }
            if (Set.of("$apply", "fetchXml").contains(name)) {
                throw new ODataError(501, "0x80060888", "The stand-in does not have " + name + ".");
            }
        }
    }

    @Override
    public void requireOperator(BinaryOperatorKind operator) {
        if (REFUSED.contains(operator)) {
            throw errors.badQuery("The operator '" + operator + "' is not supported.");
        }
    }

    @Override
    public void requireFunction(MethodKind function) {
        if (!FUNCTIONS.contains(function)) {
            throw errors.badQuery("The function '" + function + "' is not supported.");
        }
    }

    /**
     * The limit that users report of the organization service, which the Web API calls
     * (MscrmTools/MsCrmTools.MetadataDocumentGenerator#34,
     * daryllabar/DLaB.Xrm.XrmToolBoxTools#493).
     */
    @Override
    public void requireConditions(int conditions) {
        if (conditions > MOST_CONDITIONS) {
            throw new ODataError(
                    400,
                    "0x80044183",
                    "Query on Entity has exceeded the hard limit of conditions in a single filter"
                            + " (300).");
        }
    }

    @Override
    public Predicate<String> equalPattern(String text) {
        return null;
    }

    @Override
    public Predicate<String> functionPattern(MethodKind function, String text) {
        if (text.startsWith("%")) {
            throw errors.badQuery("A leading wildcard is not supported in '" + text + "'.");
        }
        return TextPatterns.like(
                (function == MethodKind.STARTSWITH ? "" : "%")
                        + text
                        + (function == MethodKind.ENDSWITH ? "" : "%"),
                collation);
    }
}
