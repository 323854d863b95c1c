package dev.p2c.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Compares secrets in a time that does not tell how much of them is right. */
public final class ConstantTime {

    private ConstantTime() {}

    /** Whether two texts are the same; false if one is null. */
    public static boolean same(String given, String expected) {
        return given != null
                && expected != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        expected.getBytes(StandardCharsets.UTF_8));
    }
}
