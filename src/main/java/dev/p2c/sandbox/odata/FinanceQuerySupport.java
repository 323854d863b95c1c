package dev.p2c.sandbox.odata;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;

/**
 * Query options and operators of Finance, which has no text functions but wildcards in {@code eq}.
 */
final class FinanceQuerySupport implements QuerySupport {

    private static final Set<BinaryOperatorKind> REFUSED =
            EnumSet.of(BinaryOperatorKind.IN, BinaryOperatorKind.HAS);

    private final ReadErrors errors;

    FinanceQuerySupport(ReadErrors errors) {
        this.errors = errors;
    }

    @Override
    public void requireOptions(QueryString query) {
        for (String name : query.names()) {
            if (Set.of("$search", "$apply", "$compute").contains(name)) {
                throw errors.badQuery("Query option '" + name + "' is not supported.");
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
        throw errors.badQuery("An unknown function with name '" + function + "' was found.");
    }

    /** No limit is known; the control call {@code sizes} sets one. */
    @Override
    public void requireConditions(int conditions) {}

    @Override
    public Predicate<String> equalPattern(String text) {
        return text.indexOf('*') < 0 ? null : TextPatterns.stars(text);
    }

    @Override
    public Predicate<String> functionPattern(MethodKind function, String text) {
        throw new IllegalStateException("Finance has no text functions");
    }
}
