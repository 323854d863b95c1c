package dev.p2c.odata.finance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the sentences that tell something out of Finance's error text. */
final class InfologText {

    private static final String START = "Infolog: ";

    /** An entry begins with its level; a semicolon within a sentence does not end it. */
    private static final Pattern ENTRY = Pattern.compile("(?:^|;\\s*)(?:Info|Warning|Error): ");

    /** Sentences that only say that something went wrong, not what. */
    private static final Pattern NOISE =
            Pattern.compile(
                    "(?i)(validate(Write|Field|Delete) failed on data source.*"
                            + "|Write failed for table row of type.*|Update has been canceled\\.*)");

    private InfologText() {}

    /** The whole text where nothing in it is telling. */
    static String telling(String message) {
        int start = message.indexOf(START);
        String text = start < 0 ? message : message.substring(start + START.length());
        List<String> telling = new ArrayList<>();
        for (String entry : entries(text)) {
            String sentence = entry.replaceAll("\\s+", " ").strip().replaceAll("\\.{2,}$", ".");
            if (!sentence.isEmpty() && !NOISE.matcher(sentence).matches()) {
                telling.add(sentence);
            }
        }
        return telling.isEmpty() ? text.strip() : String.join(" ", telling);
    }

    private static List<String> entries(String text) {
        List<String> entries = new ArrayList<>();
        Matcher matcher = ENTRY.matcher(text);
        int from = 0;
        while (matcher.find()) {
            entries.add(text.substring(from, matcher.start()));
            from = matcher.end();
        }
        entries.add(text.substring(from));
        return entries;
    }
}
