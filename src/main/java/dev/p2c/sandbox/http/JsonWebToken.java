package dev.p2c.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.Map;

/**
 * A signed JSON Web Token (RFC 7515, RFC 7519) as clients and other issuers send it.
 *
 * @param signed the bytes that the signature covers
 */
record JsonWebToken(JsonNode header, JsonNode claims, byte[] signed, byte[] signature) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

    /** By {@code alg} (RFC 7518, 3.1): the algorithms that Entra ID accepts for certificates. */
    private static final Map<String, String> ALGORITHMS =
            Map.of("RS256", "SHA256withRSA", "PS256", "RSASSA-PSS");

    /**
     * Reads a token without checking it.
     *
     * @throws TokenRefusedException if the text is no signed token
     */
    static JsonWebToken read(String text) {
        String[] parts = text.split("[.]", -1);
        try {
            if (parts.length != 3) {
                throw new IOException("three parts expected");
            }
            Base64.Decoder base64 = Base64.getUrlDecoder();
            return new JsonWebToken(
                    JSON.readTree(base64.decode(parts[0])),
                    JSON.readTree(base64.decode(parts[1])),
                    (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII),
                    base64.decode(parts[2]));
        } catch (IOException | IllegalArgumentException e) {
            throw TokenRefusedException.client(
                    50027, "JWT token is invalid or malformed: " + e.getMessage());
        }
    }

    String claim(String name) {
        return claims.path(name).asText("");
    }

    /** Whether the key's owner signed the token with one of the accepted algorithms. */
    boolean isSignedBy(PublicKey key) {
        String algorithm = ALGORITHMS.get(header.path("alg").asText());
        try {
            if (algorithm == null || !key.getAlgorithm().equals("RSA")) {
                return false;
            }
            Signature check = Signature.getInstance(algorithm);
            if (algorithm.equals("RSASSA-PSS")) {
                check.setParameter(PSS);
            }
            check.initVerify(key);
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * Whether the header names this certificate by its thumbprint, in base64url as documented, or
     * in Base64 as MSAL for Java writes it.
     */
    boolean names(byte[] certificate) {
        return named("x5t#S256").equals(thumbprint("SHA-256", certificate))
                || named("x5t").equals(thumbprint("SHA-1", certificate));
    }

    private String named(String field) {
        return header.path(field).asText().replace('+', '-').replace('/', '_').replace("=", "");
    }

    private static String thumbprint(String digest, byte[] certificate) {
        try {
            byte[] hash = MessageDigest.getInstance(digest).digest(certificate);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
