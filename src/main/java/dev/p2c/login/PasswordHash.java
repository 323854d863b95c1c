package dev.p2c.login;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password that can be recognized, but not read: PBKDF2 with HMAC-SHA-512 (RFC 8018, NIST SP
 * 800-132). The number of rounds is part of the text, so that it can grow.
 */
public final class PasswordHash {

    /** Three times what OWASP asks for (210,000 with SHA-512). */
    private static final int ROUNDS = 600_000;

    private static final int FEWEST_ROUNDS = 210_000;
    private static final int MOST_ROUNDS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 64;
    private static final String PREFIX = "pbkdf2-sha512$";
    private static final Pattern TEXT =
            Pattern.compile(
                    "pbkdf2-sha512[$]([0-9]{6,8})[$]([A-Za-z0-9+/]{22})[$]([A-Za-z0-9+/]{86})");

    private final int rounds;
    private final byte[] salt;
    private final byte[] key;

    private PasswordHash(int rounds, byte[] salt, byte[] key) {
        this.rounds = rounds;
        this.salt = salt;
        this.key = key;
    }

    /** The hash of a password, with a new salt. Takes a good part of a second. */
    public static PasswordHash of(String password) {
        return of(password, ROUNDS);
    }

    static PasswordHash of(String password, int rounds) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(rounds, salt, key(password, salt, rounds));
    }

    /** A hash that no password has, and that costs as much to compare as the dearest of others. */
    static PasswordHash none(Collection<PasswordHash> others) {
        int rounds = others.stream().mapToInt(hash -> hash.rounds).max().orElse(ROUNDS);
        return new PasswordHash(rounds, new byte[SALT_BYTES], new byte[KEY_BYTES]);
    }

    /**
     * Reads a hash.
     *
     * @throws IllegalArgumentException saying what is wrong, without the text
     */
    public static PasswordHash parse(String text) {
        Matcher parts = TEXT.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("is no hash of bin/p2c users add");
        }
        int rounds = Integer.parseInt(parts.group(1));
        if (rounds < FEWEST_ROUNDS || rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException(
                    "has " + rounds + " rounds, expected " + FEWEST_ROUNDS + " to " + MOST_ROUNDS);
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return new PasswordHash(
                rounds, base64.decode(parts.group(2)), base64.decode(parts.group(3)));
    }

    /** Whether it is the hash of this password. Takes as long for a wrong one. */
    public boolean isOf(String password) {
        return MessageDigest.isEqual(key, key(password, salt, rounds));
    }

    /** Another one for each password that is set. */
    String salt() {
        return base64(salt);
    }

    private static byte[] key(String password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, rounds, KEY_BYTES * 8);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has PBKDF2WithHmacSHA512", e);
        } finally {
            spec.clearPassword();
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The text for the users' file. */
    public String text() {
        return PREFIX + rounds + "$" + base64(salt) + "$" + base64(key);
    }

    /** Without salt and key. */
    @Override
    public String toString() {
        return PREFIX + rounds + "$***";
    }
}
