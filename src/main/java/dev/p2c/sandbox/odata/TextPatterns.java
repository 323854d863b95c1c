package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.store.Collation;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Compiles wildcard patterns to predicates on text, ignoring case. */
final class TextPatterns {

    private TextPatterns() {}

    /** Pattern of {@code eq} in Finance, in which {@code *} matches any text. */
    static Predicate<String> stars(String text) {
        StringBuilder regex = new StringBuilder();
        text.chars()
                .forEach(
                        c ->
                                regex.append(
                                        c == '*' ? ".*" : Pattern.quote(String.valueOf((char) c))));
        return full(regex.toString());
    }

    /**
     * Pattern of SQL's LIKE: {@code %} matches any text, {@code _} one character, {@code [a-c]} one
     * of a list.
     */
    static Predicate<String> like(String pattern, Collation collation) {
        String text = collation.fold(pattern);
        if (text.chars().noneMatch(c -> c == '%' || c == '_' || c == '[')) {
            return value -> collation.fold(value).equals(text);
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int end = c == '[' ? text.indexOf(']', i + 1) : -1;
            if (end > 0) {
                regex.append(oneOf(text.substring(i + 1, end)));
                i = end;
            } else if (c == '%') {
                regex.append(".*");
            } else {
                regex.append(c == '_' ? "." : Pattern.quote(String.valueOf(c)));
            }
        }
        Predicate<String> folded = full(regex.toString());
        return value -> folded.test(collation.fold(value));
    }

    private static String oneOf(String list) {
        boolean not = list.startsWith("^");
        String members = (not ? list.substring(1) : list).replaceAll("([\\\\\\[\\]&^])", "\\\\$1");
        return "[" + (not ? "^" : "") + members + "]";
    }

    private static Predicate<String> full(String regex) {
        Pattern pattern =
                Pattern.compile(
                        regex, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
        return value -> pattern.matcher(value).matches();
    }
}
