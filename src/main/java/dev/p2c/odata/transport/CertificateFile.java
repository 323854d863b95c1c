package dev.p2c.odata.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A private key and its certificate, from a PEM file (certificates and a key in PKCS#8) or a
 * PKCS#12 file.
 *
 * @param chain the key's certificate first
 */
record CertificateFile(PrivateKey key, List<X509Certificate> chain) {

    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN ((?:[A-Z]+ )?)PRIVATE KEY-----([^-]+)-----END (?:[A-Z]+ )?PRIVATE KEY-----");

    /**
     * Reads a file.
     *
     * @throws GeneralSecurityException if the file has no certificate or no key, or the password is
     *     wrong
     */
    static CertificateFile read(Path file, String password)
            throws IOException, GeneralSecurityException {
        byte[] content = Files.readAllBytes(file);
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.contains("-----BEGIN ") ? pem(text, password) : pkcs12(content, password);
    }

    private static CertificateFile pkcs12(byte[] content, String password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(content), password.toCharArray());
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
                List<X509Certificate> chain = new ArrayList<>();
                for (Certificate one : store.getCertificateChain(alias)) {
                    chain.add((X509Certificate) one);
                }
                return new CertificateFile(key, chain);
            }
        }
        throw new GeneralSecurityException("the file has no private key");
    }

    private static CertificateFile pem(String text, String password)
            throws IOException, GeneralSecurityException {
        Matcher found = KEY.matcher(text);
        if (!found.find()) {
            throw new GeneralSecurityException(
                    "the file has no private key: append the key to the certificate");
        }
        byte[] key = Base64.getMimeDecoder().decode(found.group(2));
        String kind = found.group(1).strip();
        PKCS8EncodedKeySpec spec =
                switch (kind) {
                    case "" -> new PKCS8EncodedKeySpec(key);
                    case "ENCRYPTED" -> decrypted(new EncryptedPrivateKeyInfo(key), password);
                    default ->
                            throw new GeneralSecurityException(
                                    "the key is not in PKCS#8; convert it: openssl pkcs8 -topk8 -nodes");
                };
        List<X509Certificate> chain = new ArrayList<>();
        String certificates = found.replaceAll("");
        CertificateFactory.getInstance("X.509")
                .generateCertificates(
                        new ByteArrayInputStream(
                                certificates.getBytes(StandardCharsets.ISO_8859_1)))
                .forEach(one -> chain.add((X509Certificate) one));
        if (chain.isEmpty()) {
            throw new GeneralSecurityException("the file has no certificate");
        }
        return new CertificateFile(KeyFactory.getInstance("RSA").generatePrivate(spec), chain);
    }

    private static PKCS8EncodedKeySpec decrypted(EncryptedPrivateKeyInfo info, String password)
            throws GeneralSecurityException {
        // The name of the algorithm is in its parameters: getAlgName is PBES2 for all of them.
        String algorithm = info.getAlgParameters().toString();
        SecretKeyFactory factory = SecretKeyFactory.getInstance(algorithm);
        Cipher cipher = Cipher.getInstance(algorithm);
        cipher.init(
                Cipher.DECRYPT_MODE,
                factory.generateSecret(new PBEKeySpec(password.toCharArray())),
                info.getAlgParameters());
        return info.getKeySpec(cipher);
    }
}
