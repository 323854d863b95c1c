package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.EntityModel.Navigation;
import dev.p2c.sandbox.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceLambdaAll;
import org.apache.olingo.server.api.uri.UriResourceLambdaAny;
import org.apache.olingo.server.api.uri.UriResourceLambdaVariable;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.apache.olingo.server.api.uri.queryoption.expression.Method;
import org.apache.olingo.server.api.uri.queryoption.expression.Unary;
import org.apache.olingo.server.api.uri.queryoption.expression.UnaryOperatorKind;

/**
 * Compiles Olingo's expression tree of a {@code $filter} into a {@link Condition} on rows of one
 * entity.
 */
final class FilterCompiler {

    private final EntityModel entity;
    private final ReadStyle style;
    private final Navigator navigator;
    private final Map<String, Expression> aliases;
    private final OperandCompiler operands;
    private int conditions;

    FilterCompiler(
            EntityModel entity,
            ReadStyle style,
            Navigator navigator,
            Map<String, Expression> aliases) {
        this.entity = entity;
        this.style = style;
        this.navigator = navigator;
        this.aliases = aliases;
        this.operands = new OperandCompiler(entity, style, navigator, aliases);
    }

    /**
     * Compiles a whole filter.
     *
     * @throws ODataError if the filter has more comparisons than the service accepts
     */
    Condition filter(Expression expression) {
        Condition compiled = condition(expression);
        style.querySupport().requireConditions(conditions);
        return compiled;
    }

    private Condition condition(Expression expression) {
        if (expression instanceof Binary binary) {
            return binary(binary);
        }
        if (expression instanceof Unary unary && unary.getOperator() == UnaryOperatorKind.NOT) {
            Predicate<Row> inner = condition(unary.getOperand());
            return new Condition.Other(inner.negate());
        }
        if (expression instanceof Method method) {
            return new Condition.Other(function(method));
        }
        if (expression instanceof Member member && isLambda(member)) {
            return new Condition.Other(lambda(member));
        }
        Operand operand = operands.of(expression);
        return new Condition.Other(row -> Boolean.TRUE.equals(operand.value().apply(row)));
    }

    private Condition binary(Binary binary) {
        BinaryOperatorKind kind = binary.getOperator();
        if (kind == BinaryOperatorKind.AND || kind == BinaryOperatorKind.OR) {
            List<Condition> parts = new ArrayList<>();
            collect(binary, kind, parts);
            return kind == BinaryOperatorKind.AND
                    ? new Condition.All(parts)
                    : new Condition.AnyOf(parts);
        }
        style.querySupport().requireOperator(kind);
        conditions++;
        Operand left = operands.of(binary.getLeftOperand());
        Operand right = operands.of(binary.getRightOperand());
        return left.constant() && !right.constant()
                ? compare(mirrored(kind), right, left)
                : compare(kind, left, right);
    }

    private void collect(Expression expression, BinaryOperatorKind kind, List<Condition> parts) {
        Expression next = expression;
        List<Condition> tail = new ArrayList<>();
        // Long chains nest on the left; a loop avoids a stack overflow for hundreds of terms.
        while (next instanceof Binary binary && binary.getOperator() == kind) {
            tail.add(condition(binary.getRightOperand()));
            next = binary.getLeftOperand();
        }
        parts.add(condition(next));
        for (int i = tail.size() - 1; i >= 0; i--) {
            parts.add(tail.get(i));
        }
    }

    private static BinaryOperatorKind mirrored(BinaryOperatorKind kind) {
        return switch (kind) {
            case GT -> BinaryOperatorKind.LT;
            case GE -> BinaryOperatorKind.LE;
            case LT -> BinaryOperatorKind.GT;
            case LE -> BinaryOperatorKind.GE;
            default -> kind;
        };
    }

    private Condition compare(BinaryOperatorKind kind, Operand left, Operand right) {
        boolean equality = kind == BinaryOperatorKind.EQ || kind == BinaryOperatorKind.NE;
        Condition condition = equality ? equality(left, right) : ordered(kind, left, right);
        if (kind == BinaryOperatorKind.NE) {
            return new Condition.Other(condition.negate());
        }
        return condition;
    }

    private Condition equality(Operand left, Operand right) {
        if (right.constant() && right.literal() instanceof String text) {
            Predicate<String> pattern = style.querySupport().equalPattern(text);
            if (pattern != null) {
                return new Condition.Other(
                        row ->
                                left.value().apply(row) instanceof String value
                                        && pattern.test(value));
            }
        }
        return ordered(BinaryOperatorKind.EQ, left, right);
    }

    private Condition ordered(BinaryOperatorKind kind, Operand left, Operand right) {
        Condition.Operator operator = Condition.Operator.valueOf(kind.name());
        if (right.constant()) {
            return Comparisons.bound(style, left, operator, right.literal());
        }
        return new Condition.Other(
                row ->
                        Comparisons.holds(
                                style,
                                operator,
                                left.value().apply(row),
                                right.value().apply(row)));
    }

    private Predicate<Row> function(Method method) {
        style.querySupport().requireFunction(method.getMethod());
        conditions++;
        Function<Row, Object> value = operands.of(method.getParameters().get(0)).value();
        Operand argument = operands.of(method.getParameters().get(1));
        if (!(argument.constant() && argument.literal() instanceof String text)) {
            throw new ODataError(
                    501, "0x80060888", "The second argument of a function must be a text.");
        }
        Predicate<String> pattern = style.querySupport().functionPattern(method.getMethod(), text);
        return row -> value.apply(row) instanceof String s && pattern.test(s);
    }

    private static boolean isLambda(Member member) {
        List<UriResource> parts = member.getResourcePath().getUriResourceParts();
        UriResource last = parts.get(parts.size() - 1);
        return last instanceof UriResourceLambdaAny || last instanceof UriResourceLambdaAll;
    }

    private Predicate<Row> lambda(Member member) {
        List<UriResource> parts = new ArrayList<>(member.getResourcePath().getUriResourceParts());
        parts.removeIf(p -> p instanceof UriResourceLambdaVariable);
        UriResource last = parts.get(parts.size() - 1);
        if (parts.size() != 2 || !(parts.get(0) instanceof UriResourceNavigation step)) {
            throw new ODataError(501, "0x80060888", "Not supported in this query: " + last);
        }
        Navigation navigation = entity.navigations().get(step.getProperty().getName());
        boolean any = last instanceof UriResourceLambdaAny;
        Expression inner =
                any
                        ? ((UriResourceLambdaAny) last).getExpression()
                        : ((UriResourceLambdaAll) last).getExpression();
        EntityModel target = navigator.target(navigation).model();
        Condition each =
                inner == null
                        ? Condition.always()
                        : new FilterCompiler(target, style, navigator, aliases).filter(inner);
        return row -> {
            Condition joined = navigator.joined(row, entity, navigation);
            if (joined == null) {
                return !any;
            }
            var rows =
                    new QueryPlanner(navigator.target(navigation))
                            .plan(joined, List.of())
                            .rows(null)
                            .filter(joined);
            return any ? rows.anyMatch(each) : rows.allMatch(each);
        };
    }
}
