package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.transport.ClientCredential;
import dev.p2c.odata.transport.ConnectionSettings.UserCredentials;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Reads the application users of a connection: their IDs, and the proof of their identity. */
final class ConfiguredUsers {

    private static final String SECRET = "client.secret";
    private static final String CERTIFICATE = "client.certificate";
    private static final String FEDERATED = "client.federated";

    private final Settings settings;
    private final String prefix;

    /**
     * @param prefix {@code p2c.<connection>.}
     */
    ConfiguredUsers(Settings settings, String prefix) {
        this.settings = settings;
        this.prefix = prefix;
    }

    /**
     * One application user for each client ID.
     *
     * @throws ConfigurationException if no proof of identity is set, or several are
     */
    List<UserCredentials> users() {
        settings.required(prefix + "client.id");
        List<String> ids = settings.list(prefix + "client.id");
        List<ClientCredential> credentials = credentials(ids.size());
        return IntStream.range(0, ids.size())
                .mapToObj(i -> new UserCredentials(ids.get(i), credentials.get(i)))
                .toList();
    }

    /**
     * The setting that has the proof of identity.
     *
     * @throws ConfigurationException if no proof of identity is set, or several are
     */
    String proof() {
        List<String> set = proofs();
        if (set.size() > 1) {
            throw new ConfigurationException(
                    String.join(" and ", set), "are set together; set only one of them");
        }
        if (set.isEmpty()) {
            throw settings.missing(prefix + SECRET);
        }
        return set.get(0);
    }

    private List<ClientCredential> credentials(int users) {
        String proof = proof();
        if (proof.equals(prefix + CERTIFICATE)) {
            String password = settings.text(prefix + CERTIFICATE + ".password");
            return each(CERTIFICATE, users).stream()
                    .<ClientCredential>map(
                            file -> new ClientCredential.Certificate(Path.of(file), password))
                    .toList();
        }
        if (proof.equals(prefix + FEDERATED)) {
            ClientCredential token =
                    new ClientCredential.FederatedToken(settings.path(prefix + FEDERATED));
            return IntStream.range(0, users).mapToObj(i -> token).toList();
        }
        return each(SECRET, users).stream()
                .<ClientCredential>map(ClientCredential.Secret::new)
                .toList();
    }

    /** The proofs that are set. In the sandbox profile any other takes the place of the secret. */
    private List<String> proofs() {
        List<String> set =
                List.of(SECRET, CERTIFICATE, FEDERATED).stream()
                        .map(prefix::concat)
                        .filter(name -> settings.optional(name).isPresent())
                        .toList();
        return settings.isSandbox() && set.size() > 1 && set.contains(prefix + SECRET)
                ? set.subList(1, set.size())
                : set;
    }

    /** One value for each user, in order. For a single user the value may contain a comma. */
    private List<String> each(String name, int users) {
        if (users < 2) {
            return List.of(settings.text(prefix + name));
        }
        List<String> values = settings.list(prefix + name);
        if (values.size() != users) {
            throw new ConfigurationException(
                    prefix + name,
                    "%d values for the %d application users of %sclient.id; both are lists in the same order"
                            .formatted(values.size(), users, prefix));
        }
        return values;
    }
}
