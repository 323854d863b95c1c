package dev.p2c.sandbox.http;

import dev.p2c.error.ConfigurationException;
import dev.p2c.standin.SignInFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an application registration of the token service accepts besides its secret.
 *
 * @param certificates registered certificates
 * @param federated registered issuer of other tokens; empty for none
 * @param tls the token service's second port; empty for none
 */
public record SignIn(
        List<X509Certificate> certificates,
        Optional<Federated> federated,
        Optional<SignInFiles.Tls> tls) {

    /**
     * A federated credential of the registration.
     *
     * @param key checks the signatures of the issuer's tokens
     */
    public record Federated(String issuer, String subject, PublicKey key) {}

    /** The secret only. */
    public static SignIn secretOnly() {
        return new SignIn(List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * Reads the files.
     *
     * @throws ConfigurationException naming a file that cannot be read
     */
    public static SignIn of(SignInFiles files) {
        List<X509Certificate> certificates = new ArrayList<>();
        files.certificates().forEach(file -> certificates.addAll(read(file)));
        Optional<Federated> federated =
                files.federatedKey()
                        .map(
                                file ->
                                        new Federated(
                                                files.federatedIssuer(),
                                                files.federatedSubject(),
                                                read(file).get(0).getPublicKey()));
        return new SignIn(certificates, federated, files.tls());
    }

    private static List<X509Certificate> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            List<X509Certificate> certificates = new ArrayList<>();
            CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .forEach(one -> certificates.add((X509Certificate) one));
            if (certificates.isEmpty()) {
                throw new CertificateException("no certificate");
            }
            return certificates;
        } catch (IOException | CertificateException e) {
            throw new ConfigurationException(
                    file.toString(), "is no PEM file with a certificate: " + e.getMessage());
        }
    }
}
