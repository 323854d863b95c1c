package dev.p2c.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash function SHA-256, which every Java platform has. */
public final class Sha256 {

    private Sha256() {}

    /** A digest to which bytes are added. For one thread. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The digest of the bytes, 32 bytes long. */
    public static byte[] of(byte[] bytes) {
        return begin().digest(bytes);
    }

    /** The digest of the text in UTF-8. */
    public static byte[] of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}
