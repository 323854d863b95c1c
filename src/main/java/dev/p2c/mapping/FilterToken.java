package dev.p2c.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One word, literal or sign of an OData filter.
 *
 * @param at position in the filter, from 0
 */
record FilterToken(Sort sort, String text, int at) {

    private static final String QUOTED = "'(?:[^']|'')*'";

    /** In the order in which they are tried. */
    enum Sort {
        BLANK("\\s+"),
        TYPED("[A-Za-z_][\\w.]*" + QUOTED),
        TEXT(QUOTED),
        GUID("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}(?![\\w-])"),
        INSTANT(
                "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,12})?)?(?:Z|[-+]\\d\\d:\\d\\d)"),
        DATE("\\d{4}-\\d\\d-\\d\\d(?![\\w:.-])"),
        TIME("\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,12})?)?(?![\\w:.-])"),
        NUMBER("-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?(?![\\w:.-])"),
        NAME("[A-Za-z_$@][\\w]*(?:\\.[A-Za-z_]\\w*)*"),
        WRONG_TEXT("\"[^\"]*\"?|'"),
        SIGN("[(),/:-]"),
        WRONG_SIGN("==|!=|<>|>=|<=|&&|\\|\\||[=<>!&|+*%]"),
        OTHER("\\S");

        private final Pattern pattern;

        Sort(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    /** The tokens of a text without its blanks. */
    static List<FilterToken> of(String text) {
        List<FilterToken> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            FilterToken token = next(text, at);
            if (token.sort != Sort.BLANK) {
                tokens.add(token);
            }
            at += token.text.length();
        }
        return tokens;
    }

    private static FilterToken next(String text, int at) {
        for (Sort sort : Sort.values()) {
            Matcher found = sort.pattern.matcher(text).region(at, text.length());
            found.useTransparentBounds(true);
            if (found.lookingAt()) {
                return new FilterToken(sort, found.group(), at);
            }
        }
        return new FilterToken(Sort.OTHER, text.substring(at, at + 1), at);
    }

    boolean is(String sign) {
        return (sort == Sort.SIGN || sort == Sort.NAME) && text.equals(sign);
    }

    /** The text of a quoted literal, its quotes removed. */
    String unquoted() {
        return text.substring(text.indexOf('\'') + 1, text.length() - 1).replace("''", "'");
    }
}
