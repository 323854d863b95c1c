package dev.p2c.odata.finance;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Extracts the sentences that tell the reason from Finance's error text. */
final class InfologText {

    private static final String START = "Infolog: ";

    /** Entries begin with their level; a semicolon within a sentence ends no entry. */
    private static final Pattern ENTRY = Pattern.compile("(?:^|;\\s*)(?:Info|Warning|Error): ");

    /** Sentences that only say that something went wrong, not what. */
    private static final Pattern NOISE =
            Pattern.compile(
                    "(?i)(validate(Write|Field|Delete) failed on data source.*"
                            + "|Write failed for table row of type.*|Update has been canceled\\.*)");

    private InfologText() {}

    /** The sentences with the reason, or the whole text where no sentence tells a reason. */
    static String reason(String message) {
        int start = message.indexOf(START);
        String text = start < 0 ? message : message.substring(start + START.length());
        List<String> reasons = new ArrayList<>();
        for (String entry : entries(text)) {
            String sentence = entry.replaceAll("\\s+", " ").strip().replaceAll("\\.{2,}$", ".");
            if (!sentence.isEmpty() && !NOISE.matcher(sentence).matches()) {
                reasons.add(sentence);
            }
        }
        return reasons.isEmpty() ? text.strip() : String.join(" ", reasons);
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
