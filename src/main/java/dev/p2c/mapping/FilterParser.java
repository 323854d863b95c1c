package dev.p2c.mapping;

import dev.p2c.mapping.Filter.Comparison;
import dev.p2c.mapping.Filter.Fault;
import dev.p2c.mapping.Filter.Literal;
import dev.p2c.mapping.Filter.Name;
import dev.p2c.mapping.FilterToken.Sort;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a filter by the grammar of OData 4.0 (URL Conventions, 5.1.1), with the functions that
 * services add by names with points.
 */
final class FilterParser {

    /** Thrown at the first mistake. */
    private static final class FaultException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Fault fault;

        private FaultException(Fault fault) {
            super(fault.message(), null, false, false);
            this.fault = fault;
        }
    }

    /** An operand of a comparison: a column, a literal, or neither. */
    private record Operand(Optional<Name> name, Optional<Literal> literal) {
        private static final Operand OTHER = new Operand(Optional.empty(), Optional.empty());
    }

    /** More than any filter needs and few enough to keep the stack safe. */
    private static final int DEEPEST = 60;

    private final String text;
    private final List<FilterToken> tokens;
    private final List<Name> names = new ArrayList<>();
    private final List<Comparison> comparisons = new ArrayList<>();
    private final Set<String> variables = new HashSet<>();
    private int next;
    private int depth;

    FilterParser(String text) {
        this.text = text;
        this.tokens = FilterToken.of(text);
    }

    Filter parse() {
        try {
            condition();
            if (next < tokens.size()) {
                throw unexpected();
            }
            return new Filter(names, comparisons, Optional.empty());
        } catch (FaultException wrong) {
            return new Filter(names, comparisons, Optional.of(wrong.fault));
        }
    }

    private Operand condition() {
        if (++depth > DEEPEST) {
            throw fault("the filter is nested too deep");
        }
        Operand first = comparison();
        while (take("and") || take("or")) {
            comparison();
            first = Operand.OTHER;
        }
        depth--;
        return first;
    }

    private Operand comparison() {
        while (take("not")) {
            // A negated condition follows.
        }
        Operand left = sum();
        if (take("in")) {
            list(left);
            return Operand.OTHER;
        }
        if (isOneOf(FilterWords.COMPARING)) {
            next++;
            compare(left, sum());
            return Operand.OTHER;
        }
        return left;
    }

    private void compare(Operand left, Operand right) {
        left.name().ifPresent(name -> right.literal().ifPresent(value -> compare(name, value)));
        right.name().ifPresent(name -> left.literal().ifPresent(value -> compare(name, value)));
    }

    private void compare(Name column, Literal value) {
        comparisons.add(new Comparison(column, value));
    }

    private void list(Operand left) {
        expect("(", "a list of values in parentheses after in");
        do {
            compare(left, sum());
        } while (take(","));
        expect(")", "a comma or a closing parenthesis");
    }

    private Operand sum() {
        Operand first = operand();
        while (isOneOf(FilterWords.COUNTING)) {
            next++;
            operand();
            first = Operand.OTHER;
        }
        return first;
    }

    private Operand operand() {
        boolean isNegated = false;
        while (take("-")) {
            isNegated = true;
        }
        Operand operand = positive();
        return isNegated ? Operand.OTHER : operand;
    }

    private Operand positive() {
        if (take("(")) {
            Operand inner = condition();
            expect(")", "an operator or a closing parenthesis");
            return inner;
        }
        if (next == tokens.size()) {
            throw fault("the filter ends where a column or a value should follow");
        }
        FilterToken token = tokens.get(next);
        Optional<Literal> literal = FilterLiterals.of(token);
        if (literal.isPresent()) {
            next++;
            return new Operand(Optional.empty(), literal);
        }
        if (token.sort() != Sort.NAME || FilterWords.OPERATORS.contains(token.text())) {
            throw unexpected();
        }
        return path(token);
    }

    /** A column, a path over lookups, or a function. */
    private Operand path(FilterToken first) {
        next++;
        if (take("(")) {
            checkFunction(first);
            arguments();
            return rest(first, first.text(), true);
        }
        return rest(first, first.text(), variables.contains(first.text()));
    }

    private Operand rest(FilterToken first, String start, boolean isOther) {
        StringBuilder path = new StringBuilder(start);
        boolean other = isOther || first.text().startsWith("@") || first.text().startsWith("$");
        while (take("/")) {
            if (next == tokens.size() || tokens.get(next).sort() != Sort.NAME) {
                throw fault("a column must follow the slash");
            }
            FilterToken part = tokens.get(next++);
            path.append('/').append(part.text());
            if (take("(")) {
                lambda();
                other = true;
            }
        }
        if (other) {
            return Operand.OTHER;
        }
        Name name = new Name(path.toString(), first.at());
        names.add(name);
        return new Operand(Optional.of(name), Optional.empty());
    }

    /** {@code any(o: condition)} behind a collection; services may have further functions there. */
    private void lambda() {
        if (take(")")) {
            return;
        }
        boolean hasVariable = next + 1 < tokens.size() && tokens.get(next + 1).is(":");
        String variable = hasVariable ? tokens.get(next).text() : "";
        if (hasVariable) {
            variables.add(variable);
            next += 2;
        }
        condition();
        variables.remove(variable);
        expect(")", "an operator or a closing parenthesis");
    }

    private void checkFunction(FilterToken name) {
        FilterWords.faultOfFunction(name.text())
                .ifPresent(
                        message -> {
                            throw new FaultException(new Fault(name.at(), message));
                        });
    }

    private void arguments() {
        if (take(")")) {
            return;
        }
        do {
            boolean isNamed = next + 1 < tokens.size() && tokens.get(next + 1).text().equals("=");
            next += isNamed ? 2 : 0;
            argument();
        } while (take(","));
        expect(")", "a comma or a closing parenthesis");
    }

    /** Functions of a service take lists of values in brackets, which are no part of OData. */
    private void argument() {
        if (next < tokens.size() && tokens.get(next).text().equals("[")) {
            while (next < tokens.size() && !tokens.get(next).text().equals("]")) {
                next++;
            }
            next++;
        } else {
            condition();
        }
    }

    private boolean isOneOf(Set<String> words) {
        return next < tokens.size()
                && tokens.get(next).sort() == Sort.NAME
                && words.contains(tokens.get(next).text());
    }

    private boolean take(String sign) {
        boolean isNext = next < tokens.size() && tokens.get(next).is(sign);
        next += isNext ? 1 : 0;
        return isNext;
    }

    private void expect(String sign, String words) {
        if (!take(sign)) {
            throw next == tokens.size()
                    ? fault("the filter ends where " + words + " should follow")
                    : unexpected();
        }
    }

    private FaultException fault(String message) {
        int at = next < tokens.size() ? tokens.get(next).at() : text.stripTrailing().length();
        return new FaultException(new Fault(at, message));
    }

    private FaultException unexpected() {
        return fault(FilterWords.unexpected(tokens.get(next)));
    }
}
