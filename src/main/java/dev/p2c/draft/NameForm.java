package dev.p2c.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Compares names of fields of two systems, which spell and prefix them differently. */
final class NameForm {

    /** Prefixes of publishers and kinds, which say nothing about the content. */
    private static final Pattern PREFIX =
            Pattern.compile("(?i)^(msdynce|msdyn|msdyncrm|cdm|cds|crm?[0-9a-f]{2,5}|new|p2c)_");

    /** What one system calls by another word. The longer words come first. */
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("postalcode", "zip"),
                    Map.entry("zipcode", "zip"),
                    Map.entry("telephone1", "phone"),
                    Map.entry("telephone", "phone"),
                    Map.entry("emailaddress1", "email"),
                    Map.entry("emailaddress", "email"),
                    Map.entry("websiteurl", "url"),
                    Map.entry("website", "url"),
                    Map.entry("stateorprovince", "state"),
                    Map.entry("stateid", "state"),
                    Map.entry("countryregionisocode", "country"),
                    Map.entry("address1line1", "addressstreet"),
                    Map.entry("address1", "address"),
                    Map.entry("line1", "street"),
                    Map.entry("organizationname", "name"),
                    Map.entry("companyname", "name"),
                    Map.entry("symbol", "name"),
                    Map.entry("salesmemo", "description"),
                    Map.entry("memo", "description"),
                    Map.entry("notes", "description"));

    /** Words that a field has in front because it belongs to the main of several. */
    private static final Pattern MAIN = Pattern.compile("^(primarycontact|primary|main|default)");

    private static final List<String> LONGEST_FIRST = longestFirst();

    private NameForm() {}

    private static List<String> longestFirst() {
        List<String> words = new ArrayList<>(WORDS.keySet());
        words.sort((a, b) -> Integer.compare(b.length(), a.length()));
        return List.copyOf(words);
    }

    /** The name without prefix, separators and case, in the words of one system. */
    static String of(String name) {
        String form = PREFIX.matcher(name).replaceFirst("");
        form = form.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
        form = MAIN.matcher(form).replaceFirst("");
        for (String word : LONGEST_FIRST) {
            if (form.contains(word)) {
                form = form.replace(word, WORDS.get(word));
                break;
            }
        }
        return form;
    }

    /** Whether one name contains the other one, and is not much longer. */
    static boolean isNear(String first, String second) {
        String longer = first.length() >= second.length() ? first : second;
        String shorter = longer.equals(first) ? second : first;
        int few = 5;
        return shorter.length() >= few
                && !shorter.equals("description")
                && longer.contains(shorter)
                && shorter.length() * 2 > longer.length();
    }
}
