package dev.p2c.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.sandbox.http.SignIn;
import dev.p2c.standin.SignInFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys and certificates of the tests in {@code sign-in/}, made with openssl for nothing else. */
public final class SignInKeys {

    public static final String ISSUER = "https://oidc.example.com/cluster";
    public static final String SUBJECT = "system:serviceaccount:p2c:sync";
    private static final ObjectMapper JSON = new ObjectMapper();

    private SignInKeys() {}

    public static Path file(String name) {
        return Path.of("src/test/resources/sign-in", name);
    }

    /** What the stand-ins accept in these tests. */
    public static SignIn registered() {
        return SignIn.of(
                new SignInFiles(
                        List.of(file("application-certificate.pem")),
                        Optional.of(file("issuer-certificate.pem")),
                        ISSUER,
                        SUBJECT,
                        Optional.of(
                                new SignInFiles.Tls(0, file("token-service.p12"), "pass-word"))));
    }

    /** The claims of a federated token that is valid for ten minutes. */
    public static Map<String, Object> exchange(String subject) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("sub", subject);
        claims.put("aud", List.of("api://AzureADTokenExchange"));
        claims.put("exp", Instant.now().getEpochSecond() + 600);
        return claims;
    }

    /** A token signed with RS256 by the key in a PEM file. */
    public static String issued(String keyFile, Map<String, Object> claims) {
        return issued(keyFile, Map.of("alg", "RS256", "typ", "JWT"), claims);
    }

    /** A token signed by the key in a PEM file. */
    public static String issued(
            String keyFile, Map<String, Object> header, Map<String, Object> claims) {
        try {
            String pem = Files.readString(file(keyFile));
            String key =
                    pem.replaceAll(
                            "(?s).*-----BEGIN PRIVATE KEY-----|-----END PRIVATE KEY-----.*", "");
            Signature sign = Signature.getInstance("SHA256withRSA");
            sign.initSign(
                    KeyFactory.getInstance("RSA")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key))));
            String signed = part(header) + "." + part(claims);
            sign.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(sign.sign());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(Map<String, Object> content) throws IOException {
        return base64(JSON.writeValueAsBytes(content));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
