package dev.p2c.odata.transport;

import dev.p2c.error.ConfigurationException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Recognizes failures that are due to a certificate, so that they are not retried. */
final class CertificateErrors {

    private static final int DEEPEST = 20;

    private CertificateErrors() {}

    /**
     * Throws an exception if a certificate caused the failure, otherwise returns.
     *
     * @throws ConfigurationException naming the fault of the connection's certificate
     */
    static void throwIfCause(String connection, Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST; i++, cause = cause.getCause()) {
            if (isAboutCertificates(cause)) {
                throw new ConfigurationException(
                        connection,
                        "the certificate is not trusted: "
                                + cause.getMessage()
                                + "; use an address that the certificate names, or add its"
                                + " authority to the trust store (javax.net.ssl.trustStore)");
            }
        }
    }

    private static boolean isAboutCertificates(Throwable cause) {
        return cause instanceof CertificateException
                || cause instanceof CertPathBuilderException
                || cause instanceof CertPathValidatorException
                || cause instanceof SSLPeerUnverifiedException;
    }
}
