package dev.p2c.sandbox.odata;

import java.util.function.Predicate;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.MethodKind;

/** Checks which query options, operators and functions one service supports. Thread-safe. */
interface QuerySupport {

    /**
     * Checks that the service supports all options of a query.
     *
     * @throws ODataError 400 for an unsupported option
     */
    void requireOptions(QueryString query);

    /**
     * Checks that the service supports an operator.
     *
     * @throws ODataError 400 for an unsupported operator
     */
    void requireOperator(BinaryOperatorKind operator);

    /**
     * Checks that the service supports a function.
     *
     * @throws ODataError 400 for an unsupported function
     */
    void requireFunction(MethodKind function);

    /**
     * Checks that the service accepts a filter with this many comparisons.
     *
     * @throws ODataError 400 for too many
     */
    void requireConditions(int conditions);

    /**
     * Pattern that {@code eq} matches for a text with wildcards; null if {@code eq} means equality.
     */
    Predicate<String> equalPattern(String text);

    /** Pattern that a text function such as {@code contains} matches. */
    Predicate<String> functionPattern(MethodKind function, String text);
}
