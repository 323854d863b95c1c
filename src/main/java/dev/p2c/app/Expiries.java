package dev.p2c.app;

import dev.p2c.alert.Expiry;
import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.transport.CertificateExpiry;
import dev.p2c.odata.transport.ClientCredential;
import dev.p2c.odata.transport.ConnectionSettings.UserCredentials;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows when secrets and certificates expire: a certificate says so itself, the end of a secret is
 * a setting, because no service tells it.
 */
final class Expiries {

    private static final Logger LOG = LoggerFactory.getLogger(Expiries.class);

    private final Settings settings;

    Expiries(Settings settings) {
        this.settings = settings;
    }

    /**
     * Checks the days in the settings.
     *
     * @throws ConfigurationException if one is no day
     */
    void check() {
        settings.connections().forEach(this::ofSecret);
    }

    /** All ends that are known. */
    List<Expiry> known() {
        return settings.connections().stream()
                .flatMap(connection -> of(connection).stream())
                .toList();
    }

    /** The ends that are known of one connection. */
    List<Expiry> of(String connection) {
        List<Expiry> known = new ArrayList<>(ofCertificates(connection));
        ofSecret(connection).ifPresent(end -> known.add(0, end));
        return known;
    }

    /** The end of the day before, since nobody knows the hour. */
    private Optional<Expiry> ofSecret(String connection) {
        String name = "p2c." + connection + ".secret.expires";
        try {
            return settings.optional(name)
                    .map(LocalDate::parse)
                    .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                    .map(at -> new Expiry(connection, "secret", at));
        } catch (DateTimeParseException e) {
            throw new ConfigurationException(
                    settings.placeOf(name),
                    "%s is \"%s\", expected a day such as 2027-01-31"
                            .formatted(name, settings.text(name)));
        }
    }

    private List<Expiry> ofCertificates(String connection) {
        String prefix = "p2c." + connection + ".";
        if (settings.optional(prefix + "client.certificate").isEmpty()) {
            return List.of();
        }
        try {
            return new ConfiguredUsers(settings, prefix)
                    .users().stream()
                            .map(UserCredentials::credential)
                            .filter(ClientCredential.Certificate.class::isInstance)
                            .map(ClientCredential.Certificate.class::cast)
                            .map(CertificateExpiry::of)
                            .min(Instant::compareTo)
                            .map(at -> new Expiry(connection, "certificate", at))
                            .stream()
                            .toList();
        } catch (ConfigurationException e) {
            // The next token request says the same to everybody.
            LOG.debug(
                    "{}: the end of the certificate is not known: {}", connection, e.getMessage());
            return List.of();
        }
    }
}
