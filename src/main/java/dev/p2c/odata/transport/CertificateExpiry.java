package dev.p2c.odata.transport;

import dev.p2c.error.ConfigurationException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Comparator;

/** Reads when the certificate of an application user expires. */
public final class CertificateExpiry {

    private CertificateExpiry() {}

    /**
     * The first end of validity in the file, which is read anew each time.
     *
     * @throws ConfigurationException if the file cannot be read
     */
    public static Instant of(ClientCredential.Certificate certificate) {
        try {
            return CertificateFile.read(certificate.file(), certificate.password()).chain().stream()
                    .map(one -> one.getNotAfter().toInstant())
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        } catch (IOException | GeneralSecurityException e) {
            throw new ConfigurationException(certificate.file().toString(), e.getMessage());
        }
    }
}
