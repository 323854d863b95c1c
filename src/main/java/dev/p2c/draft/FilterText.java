package dev.p2c.draft;

import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Model.EntityType;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns a filter of Finance, as the other tools write it ({@code PartyType == "Organization" &&
 * ...}), into one of OData. A filter that is OData already stays.
 */
final class FilterText {

    private static final Pattern TOKEN =
            Pattern.compile(
                    "\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^']|'')*'|&&|\\|\\||==|!=|>=|<=|>|<|!|[\\w.]+|\\S|\\s+");

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private FilterText() {}

    /**
     * The filter in OData.
     *
     * @param type of the rows; empty where the model is not known
     * @return empty for a filter that has no such form
     */
    static Optional<String> odata(String filter, Model model, Optional<EntityType> type) {
        StringBuilder text = new StringBuilder();
        String column = "";
        Matcher tokens = TOKEN.matcher(filter);
        while (tokens.find()) {
            String token = tokens.group();
            String operator = operator(token);
            if (!operator.isEmpty()) {
                text.append(padded(text)).append(operator).append(' ');
            } else if (token.startsWith("\"")) {
                text.append(literal(token, column, model, type));
            } else if (token.equals("!") || token.equals("?") || token.equals("+")) {
                return Optional.empty();
            } else if (NAME.matcher(token).matches()) {
                Optional<String> known =
                        type.isEmpty() ? Optional.of(token) : Names.field(type.get(), token);
                column = known.orElse(token);
                text.append(column);
            } else {
                text.append(token.isBlank() && text.toString().endsWith(" ") ? "" : token);
            }
        }
        return Optional.of(text.toString().strip());
    }

    private static String padded(StringBuilder text) {
        return text.toString().endsWith(" ") ? "" : " ";
    }

    private static String operator(String token) {
        return switch (token) {
            case "==" -> "eq";
            case "!=" -> "ne";
            case ">=" -> "ge";
            case "<=" -> "le";
            case ">" -> "gt";
            case "<" -> "lt";
            case "&&" -> "and";
            case "||" -> "or";
            default -> "";
        };
    }

    /** A text, or the member of an enumeration with its type. */
    private static String literal(
            String token, String column, Model model, Optional<EntityType> type) {
        String value = token.substring(1, token.length() - 1).replace("\\\"", "\"");
        String of = type.map(t -> t.typeOf(column)).orElse("");
        String quoted = "'" + value.replace("'", "''") + "'";
        return type.isEmpty() || model.members(of).isEmpty()
                ? quoted
                : of + "'" + Names.member(model, of, value).orElse(value) + "'";
    }
}
