package dev.p2c.login;

import dev.p2c.text.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A login that has begun: what the browser keeps until the provider leads it back, so that nobody
 * can end a login that this browser has not begun.
 *
 * @param state comes back with the browser (RFC 6749, 10.12)
 * @param nonce comes back in the token
 * @param verifier proves to the provider who has begun (PKCE, RFC 7636)
 */
public record PendingLogin(String state, String nonce, String verifier) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final Pattern TEXT =
            Pattern.compile("([\\w-]{43})\\.([\\w-]{43})\\.([\\w-]{43})");

    /** A new one. */
    public static PendingLogin begin() {
        return new PendingLogin(random(), random(), random());
    }

    /** Reads {@link #text()}. */
    public static Optional<PendingLogin> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new PendingLogin(parts.group(1), parts.group(2), parts.group(3)))
                : Optional.empty();
    }

    private static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    /** For a cookie. */
    public String text() {
        return state + "." + nonce + "." + verifier;
    }

    /** Whether the browser comes back with this login. */
    public boolean hasState(String other) {
        return ConstantTime.same(other, state);
    }

    /** The digest of the verifier, which the provider gets at the beginning. */
    String challenge() {
        return base64(Sha256.of(verifier));
    }

    /** Whether a token was made for this login. */
    boolean hasNonce(Object other) {
        return other instanceof String text && ConstantTime.same(text, nonce);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Without its values. */
    @Override
    public String toString() {
        return "PendingLogin";
    }
}
