package dev.p2c.odata.transport;

import dev.p2c.error.ConfigurationException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Recognizes failures that are due to a certificate; a retry does not help against those. */
final class CertificateErrors {

    private static final int DEEPEST = 20;

    private CertificateErrors() {}

    /**
     * Returns if no cause of the failure is about certificates.
     *
     * @throws ConfigurationException with what is wrong with the connection's certificate
     */
    static void throwIfCause(String connection, Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST; i++, cause = cause.getCause()) {
            if (isAboutCertificates(cause)) {
                throw new ConfigurationException(
                        connection,
                        "the certificate is not trusted: "
                                + cause.getMessage()
                                + "; give the address that it is made out to, or put its"
                                + " authority into the trust store (javax.net.ssl.trustStore)");
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
