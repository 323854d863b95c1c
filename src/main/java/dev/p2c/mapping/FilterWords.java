package dev.p2c.mapping;

import dev.p2c.mapping.FilterToken.Sort;
import dev.p2c.text.Visible;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The operators and functions of OData filters, and what people write in their place. */
final class FilterWords {

    static final Set<String> COMPARING = Set.of("eq", "ne", "gt", "ge", "lt", "le", "has");
    static final Set<String> COUNTING = Set.of("add", "sub", "mul", "div", "divby", "mod");
    static final Set<String> OPERATORS = operators();

    private static final Set<String> FUNCTIONS =
            Set.of(
                    ("contains startswith endswith length indexof substring matchesPattern tolower"
                                    + " toupper trim concat year month day hour minute second"
                                    + " fractionalseconds totalseconds date time"
                                    + " totaloffsetminutes mindatetime maxdatetime now round floor"
                                    + " ceiling cast isof")
                            .split(" "));

    private static final Map<String, String> SIGNS =
            Map.ofEntries(
                    Map.entry("=", "eq"),
                    Map.entry("==", "eq"),
                    Map.entry("!=", "ne"),
                    Map.entry("<>", "ne"),
                    Map.entry(">", "gt"),
                    Map.entry(">=", "ge"),
                    Map.entry("<", "lt"),
                    Map.entry("<=", "le"),
                    Map.entry("&&", "and"),
                    Map.entry("&", "and"),
                    Map.entry("||", "or"),
                    Map.entry("|", "or"),
                    Map.entry("!", "not"),
                    Map.entry("+", "add"),
                    Map.entry("*", "mul"),
                    Map.entry("%", "mod"));

    private FilterWords() {}

    private static Set<String> operators() {
        Set<String> all = new HashSet<>(COMPARING);
        all.addAll(COUNTING);
        all.addAll(Set.of("and", "or", "in"));
        return all;
    }

    /** What is wrong with a function's name; services have more functions, with a point. */
    static Optional<String> faultOfFunction(String name) {
        return name.contains(".") || FUNCTIONS.contains(name)
                ? Optional.empty()
                : Optional.of(
                        "unknown function \"%s\" in the filter.%s"
                                .formatted(
                                        Visible.excerpt(name),
                                        Suggestion.didYouMean(name, FUNCTIONS)));
    }

    /** What is wrong with a word where none or another is expected, and what to write. */
    static String unexpected(FilterToken token) {
        String word = Visible.excerpt(token.text());
        if (SIGNS.containsKey(token.text())) {
            return "\"%s\" is no operator of OData. Write %s"
                    .formatted(word, SIGNS.get(token.text()));
        }
        if (token.sort() == Sort.WRONG_TEXT) {
            return token.text().equals("'")
                    ? "a text begins here that has no closing quote"
                    : "a text stands in single quotes: '%s'".formatted(word.replace("\"", ""));
        }
        return token.sort() == Sort.NAME && !OPERATORS.contains(token.text())
                ? "\"%s\" is no operator.%s".formatted(word, suggestion(token.text()))
                : "\"%s\" is not expected here".formatted(word);
    }

    private static String suggestion(String word) {
        if (word.equalsIgnoreCase("is")) {
            return " Write eq";
        }
        if (word.equalsIgnoreCase("like")) {
            return " Write contains(column, 'text')";
        }
        return Suggestion.nearest(word, OPERATORS)
                .map(near -> " Did you mean \"" + near + "\"?")
                .orElse(" Write \"and\" or \"or\" between two conditions");
    }
}
