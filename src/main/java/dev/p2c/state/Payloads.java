package dev.p2c.state;

import dev.p2c.error.ConfigurationException;
import dev.p2c.text.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts (AES-256-GCM) the customer data that the state keeps, if a key is configured. Each
 * ciphertext is bound to the integration key of its row, so that it cannot be decrypted in place of
 * another row's. Thread-safe.
 */
final class Payloads {

    static final String SETTING = "P2C_STATE_KEY";

    /** Prefix of encrypted texts, which no JSON has; the id of the key follows. */
    static final String SEALED = "sealed:";

    static final int PREFIX_LENGTH = SEALED.length() + 8;

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String current;

    /**
     * @param keys 32 bytes each in Base64; the first encrypts new texts; empty for no encryption
     * @throws ConfigurationException if a key is invalid
     */
    Payloads(List<String> keys) {
        keys.forEach(this::add);
        current = this.keys.isEmpty() ? "" : this.keys.keySet().iterator().next();
    }

    private void add(String base64) {
        byte[] bytes = decoded(base64);
        if (bytes.length != KEY_BYTES) {
            throw new ConfigurationException(
                    SETTING,
                    "is not a key: expected 32 random bytes in Base64, as openssl rand -base64 32"
                            + " prints them; older keys follow after a comma");
        }
        String id = HexFormat.of().formatHex(Sha256.of(bytes), 0, 4);
        keys.put(id, new SecretKeySpec(bytes, "AES"));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    /**
     * Encrypts a text with the first key.
     *
     * @param rowKey as it is stored
     * @param text null and empty texts stay as they are
     */
    String seal(String rowKey, String text) {
        if (text == null || text.isEmpty() || keys.isEmpty()) {
            return text;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed =
                run(Cipher.ENCRYPT_MODE, current, nonce, rowKey, utf8(text), 0, utf8(text).length);
        byte[] both = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, both, nonce.length, sealed.length);
        return SEALED + current + ":" + Base64.getEncoder().encodeToString(both);
    }

    /**
     * Encrypts bytes with the first key.
     *
     * @param owner what the bytes are bound to
     * @param plain bytes that do not begin like a sealed text
     */
    byte[] seal(String owner, byte[] plain) {
        if (keys.isEmpty()) {
            return plain;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, current, nonce, owner, plain, 0, plain.length);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(sealed.length + 32);
        bytes.writeBytes(utf8(SEALED + current));
        bytes.writeBytes(nonce);
        bytes.writeBytes(sealed);
        return bytes.toByteArray();
    }

    /** Decrypts stored bytes; bytes that were stored without a key are returned as they are. */
    byte[] open(String owner, byte[] stored) {
        byte[] mark = utf8(SEALED);
        if (stored.length < PREFIX_LENGTH
                || !Arrays.equals(stored, 0, mark.length, mark, 0, mark.length)) {
            return stored;
        }
        String prefix = new String(stored, 0, PREFIX_LENGTH, StandardCharsets.US_ASCII);
        String id = prefix.substring(SEALED.length());
        if (!keys.containsKey(id)) {
            throw unknown(Set.of(id));
        }
        int from = PREFIX_LENGTH + NONCE_BYTES;
        byte[] nonce = Arrays.copyOfRange(stored, PREFIX_LENGTH, from);
        return run(Cipher.DECRYPT_MODE, id, nonce, owner, stored, from, stored.length - from);
    }

    /** Decrypts a stored text; a text that was stored without a key is returned as it is. */
    String open(String rowKey, String stored) {
        if (stored == null || !stored.startsWith(SEALED)) {
            return stored;
        }
        String id = stored.substring(SEALED.length(), PREFIX_LENGTH);
        if (!keys.containsKey(id)) {
            throw unknown(Set.of(id));
        }
        byte[] both = Base64.getDecoder().decode(stored.substring(PREFIX_LENGTH + 1));
        byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
        byte[] text =
                run(
                        Cipher.DECRYPT_MODE,
                        id,
                        nonce,
                        rowKey,
                        both,
                        NONCE_BYTES,
                        both.length - NONCE_BYTES);
        return new String(text, StandardCharsets.UTF_8);
    }

    private byte[] run(
            int mode, String id, byte[] nonce, String rowKey, byte[] input, int from, int length) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, keys.get(id), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(utf8(rowKey));
            return cipher.doFinal(input, from, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the state's payload of " + rowKey + " was tampered with", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Checks that all stored texts can be opened.
     *
     * @param prefixes the first {@link #PREFIX_LENGTH} characters of stored texts
     * @throws ConfigurationException if a key is missing
     */
    void check(List<String> prefixes) {
        List<String> missing =
                prefixes.stream()
                        .map(prefix -> prefix.substring(SEALED.length()))
                        .filter(id -> !keys.containsKey(id))
                        .toList();
        if (!missing.isEmpty()) {
            throw unknown(missing);
        }
    }

    private static ConfigurationException unknown(Iterable<String> ids) {
        return new ConfigurationException(
                SETTING,
                "rows in the state are sealed with another key (%s): add that key after a comma"
                        .formatted(String.join(", ", ids)));
    }

    @Override
    public String toString() {
        return "Payloads[keys=" + keys.keySet() + "]";
    }
}
