package dev.p2c.sandbox.demo;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Converts names to the form used in web and e-mail addresses: lower-case ASCII letters, digits and
 * dashes.
 */
final class Slug {

    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ACCENT = Pattern.compile("\\p{M}+");

    private Slug() {}

    static String of(String name) {
        String plain =
                ACCENT.matcher(Normalizer.normalize(spelled(name), Normalizer.Form.NFD))
                        .replaceAll("");
        String slug = OTHER.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        int from = slug.startsWith("-") ? 1 : 0;
        return slug.substring(from, slug.endsWith("-") ? slug.length() - 1 : slug.length());
    }

    private static String spelled(String name) {
        return name.replace("ß", "ss")
                .replace("ø", "o")
                .replace("Ø", "O")
                .replace("æ", "ae")
                .replace("ı", "i");
    }
}
