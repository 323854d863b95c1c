package dev.p2c.odata.model;

import java.nio.charset.StandardCharsets;

/**
 * Percent-encodes the parts of addresses that we build. Addresses that a service gave us must not
 * be encoded again.
 */
public final class Percent {

    private static final String UNRESERVED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final boolean[] SEGMENT = plain(UNRESERVED);

    /**
     * Characters of query options that stay as they are: OData's punctuation, but not {@code & + #
     * %}.
     */
    private static final boolean[] QUERY = plain(UNRESERVED + "$(),'/:;=@*!");

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Percent() {}

    /**
     * Encodes the value of a query option: {@code name eq 'A&B'} becomes {@code
     * name%20eq%20'A%26B'}.
     */
    public static String query(String text) {
        return encode(text, QUERY);
    }

    /**
     * Encodes a key value within a path: everything but letters, digits and {@code -._~} is
     * encoded.
     */
    public static String segment(String text) {
        return encode(text, SEGMENT);
    }

    private static boolean[] plain(String characters) {
        boolean[] plain = new boolean[128];
        characters.chars().forEach(c -> plain[c] = true);
        return plain;
    }

    private static String encode(String text, boolean[] plain) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b >= 0 && plain[b]) {
                out.append((char) b);
            } else {
                out.append('%').append(HEX[(b >> 4) & 0xF]).append(HEX[b & 0xF]);
            }
        }
        return out.toString();
    }
}
