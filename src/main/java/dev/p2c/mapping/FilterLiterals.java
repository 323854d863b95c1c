package dev.p2c.mapping;

import dev.p2c.mapping.Filter.Kind;
import dev.p2c.mapping.Filter.Literal;
import java.util.Optional;

/** Tells which words of a filter are literals. */
final class FilterLiterals {

    private FilterLiterals() {}

    /** The literal; empty for a word that is none. */
    static Optional<Literal> of(FilterToken token) {
        String text = token.text();
        return switch (token.sort()) {
            case TEXT -> literal(Kind.TEXT, token.unquoted(), token);
            case TYPED -> typed(token);
            case GUID -> literal(Kind.GUID, text, token);
            case INSTANT -> literal(Kind.INSTANT, text, token);
            case DATE -> literal(Kind.DATE, text, token);
            case TIME -> literal(Kind.TIME, text, token);
            case NUMBER -> literal(text.matches("-?\\d+") ? Kind.WHOLE : Kind.DECIMAL, text, token);
            case NAME -> word(token);
            default -> Optional.empty();
        };
    }

    private static Optional<Literal> literal(Kind kind, String text, FilterToken token) {
        return Optional.of(new Literal(kind, "", text, token.at()));
    }

    private static Optional<Literal> typed(FilterToken token) {
        String type = token.text().substring(0, token.text().indexOf('\''));
        boolean isOther =
                type.equals("duration") || type.equals("binary") || type.startsWith("geo");
        return Optional.of(
                new Literal(
                        isOther ? Kind.OTHER : Kind.MEMBER, type, token.unquoted(), token.at()));
    }

    private static Optional<Literal> word(FilterToken token) {
        return switch (token.text()) {
            case "true", "false" -> literal(Kind.BOOLEAN, token.text(), token);
            case "null" -> literal(Kind.NULL, "null", token);
            case "INF", "NaN" -> literal(Kind.DECIMAL, token.text(), token);
            default -> Optional.empty();
        };
    }
}
