package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.EntityModel.Navigation;
import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceLambdaVariable;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.UriResourceProperty;
import org.apache.olingo.server.api.uri.queryoption.expression.Alias;
import org.apache.olingo.server.api.uri.queryoption.expression.Binary;
import org.apache.olingo.server.api.uri.queryoption.expression.BinaryOperatorKind;
import org.apache.olingo.server.api.uri.queryoption.expression.Enumeration;
import org.apache.olingo.server.api.uri.queryoption.expression.Expression;
import org.apache.olingo.server.api.uri.queryoption.expression.Literal;
import org.apache.olingo.server.api.uri.queryoption.expression.Member;
import org.apache.olingo.server.api.uri.queryoption.expression.Method;
import org.apache.olingo.server.api.uri.queryoption.expression.Unary;
import org.apache.olingo.server.api.uri.queryoption.expression.UnaryOperatorKind;

/**
 * Compiles operands of a {@code $filter} or {@code $orderby} into functions of a row: columns,
 * navigation paths, literals and arithmetic.
 */
final class OperandCompiler {

    private final EntityModel entity;
    private final ReadStyle style;
    private final Navigator navigator;
    private final Map<String, Expression> aliases;

    OperandCompiler(
            EntityModel entity,
            ReadStyle style,
            Navigator navigator,
            Map<String, Expression> aliases) {
        this.entity = entity;
        this.style = style;
        this.navigator = navigator;
        this.aliases = aliases;
    }

    Operand of(Expression expression) {
        if (expression instanceof Literal literal) {
            return Operand.constant(LiteralValues.value(literal));
        }
        if (expression instanceof Enumeration enumeration) {
            return Operand.constant(member(enumeration));
        }
        if (expression instanceof Alias alias) {
            Expression value = aliases.get(alias.getParameterName());
            return value == null ? Operand.constant(null) : of(value);
        }
        if (expression instanceof Member member) {
            return path(member.getResourcePath().getUriResourceParts());
        }
        if (expression instanceof Unary unary && unary.getOperator() == UnaryOperatorKind.MINUS) {
            Operand inner = of(unary.getOperand());
            return Operand.computed(row -> negated(inner.value().apply(row)));
        }
        if (expression instanceof Binary binary) {
            return arithmetic(binary);
        }
        if (expression instanceof Method method) {
            style.querySupport().requireFunction(method.getMethod());
        }
        throw new ODataError(501, "0x80060888", "Not supported in this query: " + expression);
    }

    private static String member(Enumeration enumeration) {
        String name = enumeration.getValues().get(0);
        if (enumeration.getType().getMember(name) == null) {
            throw new ODataError(
                    400,
                    "",
                    "The string '"
                            + name
                            + "' is not a valid enumeration type constant of type '"
                            + enumeration.getType().getFullQualifiedName()
                            + "'.");
        }
        return name;
    }

    private static Object negated(Object value) {
        return value instanceof BigDecimal number ? number.negate() : null;
    }

    private Operand arithmetic(Binary binary) {
        style.querySupport().requireOperator(binary.getOperator());
        Function<Row, Object> left = of(binary.getLeftOperand()).value();
        Function<Row, Object> right = of(binary.getRightOperand()).value();
        return Operand.computed(
                row ->
                        calculate(
                                binary.getOperator(),
                                number(left.apply(row)),
                                number(right.apply(row))));
    }

    private static BigDecimal number(Object value) {
        return value instanceof Number n ? new BigDecimal(n.toString()) : null;
    }

    private static Object calculate(BinaryOperatorKind kind, BigDecimal a, BigDecimal b) {
        if (a == null || b == null) {
            return null;
        }
        return switch (kind) {
            case ADD -> a.add(b);
            case SUB -> a.subtract(b);
            case MUL -> a.multiply(b);
            case DIV -> b.signum() == 0 ? null : a.divide(b, MathContext.DECIMAL64);
            case MOD -> b.signum() == 0 ? null : a.remainder(b);
            default -> null;
        };
    }

    private Operand path(List<UriResource> parts) {
        EntityModel current = entity;
        Function<Row, Row> way = Function.identity();
        boolean own = true;
        for (UriResource part : parts) {
            if (part instanceof UriResourceProperty property) {
                Column column = current.column(property.getProperty().getName());
                Function<Row, Row> to = way;
                Function<Row, Object> value =
                        row -> {
                            Row end = to.apply(row);
                            return end == null ? null : style.value(column, end);
                        };
                return new Operand(value, column, own, false);
            }
            if (part instanceof UriResourceNavigation step) {
                Navigation navigation = current.navigations().get(step.getProperty().getName());
                way = step(way, current, navigation);
                current = navigator.target(navigation).model();
                own = false;
            } else if (!(part instanceof UriResourceLambdaVariable)) {
                throw new ODataError(501, "0x80060888", "Not supported in this query: " + part);
            }
        }
        throw new ODataError(400, "0x80060888", "A navigation property cannot be compared.");
    }

    private Function<Row, Row> step(
            Function<Row, Row> way, EntityModel current, Navigation navigation) {
        return row -> {
            Row from = way.apply(row);
            return from == null ? null : navigator.single(from, current, navigation);
        };
    }
}
