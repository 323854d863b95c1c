package dev.p2c.odata.transport;

import java.nio.file.Path;

/** How an application user proves its identity to the token service. */
public sealed interface ClientCredential {

    /** The setting of the credential, after the prefix of its connection. */
    String setting();

    /**
     * A client secret.
     *
     * @param value never shown by {@link #toString()}
     */
    record Secret(String value) implements ClientCredential {

        @Override
        public String setting() {
            return "client.secret";
        }

        @Override
        public String toString() {
            return "***";
        }
    }

    /**
     * A certificate with its private key, which signs a client assertion (RFC 7523, 2.2). The file
     * is read for each token, so that a renewed certificate counts without a restart.
     *
     * @param file PEM, or PKCS#12
     * @param password of the private key; empty for none; never shown by {@link #toString()}
     */
    record Certificate(Path file, String password) implements ClientCredential {

        @Override
        public String setting() {
            return "client.certificate";
        }

        @Override
        public String toString() {
            return "Certificate[file=" + file + "]";
        }
    }

    /**
     * A token of another issuer in a file, as Kubernetes writes it for workload identity. The file
     * is read for each token, because the issuer replaces its token about once an hour.
     */
    record FederatedToken(Path file) implements ClientCredential {

        @Override
        public String setting() {
            return "client.federated";
        }
    }
}
