package dev.p2c.state;

import dev.p2c.text.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The reason of a failure without the row's own values, so that all rows with one cause are one
 * group: eighty names that are too long differ in nothing but the name and its length.
 *
 * @param text the reason, with … in place of values
 * @param group a short name, the same for all failures of a task and company with this cause
 */
public record FailureCause(String text, String group) {

    static final String VALUE = "…";

    /** The end of a long value, of which a reason quotes the beginning. */
    private static final String CUT = "...";

    private static final Pattern AWAITED = Pattern.compile("\\w+\\.\\w+=.*", Pattern.DOTALL);
    private static final Pattern QUOTED =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}])'([^']+)'(?![\\p{L}\\p{N}])|\"([^\"]+)\"|“([^”]+)”");
    private static final Pattern WITH_DIGIT =
            Pattern.compile("(?<![\\p{L}\\p{N}_…])[\\p{L}_.,:/-]*\\p{N}[\\p{L}\\p{N}_.,:/|-]*");
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]*");
    private static final Pattern CODE = Pattern.compile("0x[0-9a-fA-F]{4,}");
    private static final Pattern PUNCTUATION = Pattern.compile("[.,:/-]*+\\z");
    private static final String BOUNDARY = "[\\p{L}\\p{N}_]";
    private static final int LONG = 40;

    static FailureCause of(int taskCompanyId, NewFailure failure) {
        String text = StoredText.clean(text(failure), 2000);
        String field = StoredText.clean(failure.field(), 200);
        return new FailureCause(text, group(taskCompanyId, failure.kind(), field, text));
    }

    /**
     * A reason without the row's key and without numbers and long values.
     *
     * @param reason of a row that is not kept as a failure
     */
    public static String text(String key, String reason) {
        return text(
                new NewFailure(
                        key, FailureKind.REJECTED, "", reason, "", "", null, null, "", null));
    }

    /** The short name of the group of a cause. */
    static String group(int taskCompanyId, FailureKind kind, String field, String cause) {
        return group(String.join("\n", String.valueOf(taskCompanyId), kind.name(), field, cause));
    }

    static String text(NewFailure failure) {
        String reason = StoredText.clean(failure.reason(), 2000);
        List<String> keyParts =
                new ArrayList<>(Arrays.asList(StoredText.clean(failure.key(), 400).split("\\|")));
        keyParts.removeIf(part -> part.isBlank());
        keyParts.add(0, StoredText.clean(failure.key(), 400));
        String awaited = failure.waitsFor() == null ? "" : failure.waitsFor();
        if (AWAITED.matcher(awaited).matches()) {
            return without(reason, keyParts);
        }
        String row = failure.sourceRow() == null ? "" : failure.sourceRow();
        String unquoted =
                replaced(QUOTED, reason, value -> isOwn(value, row, keyParts) || isLong(value));
        return replaced(WITH_DIGIT, without(unquoted, keyParts), token -> isValue(token, row));
    }

    private static boolean isLong(String value) {
        return value.length() > LONG;
    }

    /** Whether the row has the value, and no column of that name. */
    private static boolean isOwn(String value, String row, List<String> keyParts) {
        return keyParts.contains(value)
                || row.contains(escaped(value)) && !row.contains("\"" + value + "\":");
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** Names of columns have digits, too; whatever else has one is a number or a value. */
    private static boolean isValue(String token, String row) {
        boolean isName = NAME.matcher(token).matches();
        return !CODE.matcher(token).matches()
                && (!isName || row.contains("\"" + token + "\"") && !row.contains(token + "\":"));
    }

    private static String without(String text, List<String> keyParts) {
        String rest = text;
        for (String part : keyParts) {
            rest =
                    rest.replaceAll(
                            "(?<!%s)%s(?!%s)".formatted(BOUNDARY, Pattern.quote(part), BOUNDARY),
                            VALUE);
        }
        return rest;
    }

    private static String replaced(Pattern pattern, String text, Predicate<String> isValue) {
        Matcher found = pattern.matcher(text);
        StringBuilder result = new StringBuilder();
        while (found.find()) {
            String whole = found.group();
            String value = inner(found);
            String bare = PUNCTUATION.matcher(value).replaceFirst("");
            boolean isOwn = !bare.isEmpty() && isValue.test(bare);
            String now = isOwn ? whole.replace(bare + CUT, VALUE).replace(bare, VALUE) : whole;
            found.appendReplacement(result, Matcher.quoteReplacement(now));
        }
        return found.appendTail(result).toString();
    }

    private static String inner(Matcher found) {
        for (int i = 1; i <= found.groupCount(); i++) {
            if (found.group(i) != null) {
                return found.group(i);
            }
        }
        return found.group();
    }

    private static String group(String text) {
        byte[] hash = Sha256.of(text);
        long number = 0;
        for (int i = 0; i < 5; i++) {
            number = number << 8 | hash[i] & 0xff;
        }
        String digits = Long.toString(number % 78_364_164_096L, 36);
        return "g" + "0".repeat(7 - digits.length()) + digits;
    }
}
