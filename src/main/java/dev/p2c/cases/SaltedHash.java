package dev.p2c.cases;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes texts with a secret salt (HMAC-SHA-256). */
final class SaltedHash {

    private static final String ALGORITHM = "HmacSHA256";

    private SaltedHash() {}

    /**
     * @param number of the hash, where a text needs more bytes than one hash has
     */
    static byte[] of(byte[] salt, byte[] text, int number) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt, ALGORITHM));
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
