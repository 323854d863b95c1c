package dev.p2c.standin;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the stand-ins' token service accepts besides the secret.
 *
 * @param certificates PEM files with the certificates that client assertions may be signed with
 * @param federatedKey PEM file with the certificate of a token issuer; empty where tokens of
 *     another issuer are refused
 * @param federatedIssuer claim {@code iss} of that issuer's tokens
 * @param federatedSubject claim {@code sub} of that issuer's tokens
 * @param tls the token service's second port; empty for none
 */
public record SignInFiles(
        List<Path> certificates,
        Optional<Path> federatedKey,
        String federatedIssuer,
        String federatedSubject,
        Optional<Tls> tls) {

    /**
     * A port that speaks TLS.
     *
     * @param port 0 takes any free port
     * @param keys PKCS#12 file with the key and the certificate
     * @param password never shown by {@link #toString()}
     */
    public record Tls(int port, Path keys, String password) {
        @Override
        public String toString() {
            return "Tls[port=" + port + ", keys=" + keys + ", password=***]";
        }
    }

    /** Only the secret is accepted, over plain HTTP. */
    public static SignInFiles none() {
        return new SignInFiles(List.of(), Optional.empty(), "", "", Optional.empty());
    }
}
