package dev.p2c.sandbox.http;

import dev.p2c.text.Hosts;
import java.net.URI;
import org.eclipse.jetty.util.Fields;

/** Determines the service that a token is requested for, from the scope or resource of a form. */
final class TokenResource {

    private static final String DEFAULT_SCOPE = "/.default";

    private final Tokens tokens;

    TokenResource(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * Address of the service in the parameter {@code scope}.
     *
     * @throws TokenRefusedException if there is no such service
     */
    URI ofScope(Fields form) {
        String scope = form.getValue("scope");
        if (scope == null) {
            throw TokenRefusedException.missing("scope");
        }
        URI resource =
                scope.endsWith(DEFAULT_SCOPE)
                        ? served(scope.substring(0, scope.length() - DEFAULT_SCOPE.length()))
                        : null;
        if (resource == null) {
            throw new TokenRefusedException(
                    400,
                    "invalid_scope",
                    70011,
                    "The scope '"
                            + scope
                            + "' is not valid; expected <address of a service>/.default.");
        }
        return resource;
    }

    /**
     * Address of the service in the parameter {@code resource}.
     *
     * @throws TokenRefusedException if there is no such service
     */
    URI ofResource(Fields form) {
        String name = form.getValue("resource");
        if (name == null) {
            throw TokenRefusedException.missing("resource");
        }
        URI resource = served(name);
        if (resource == null) {
            throw new TokenRefusedException(
                    400, "invalid_resource", 500011, "The resource '" + name + "' was not found.");
        }
        return resource;
    }

    /**
     * The address if a token can be issued for it, else null. It must have no path, as Entra ID
     * knows no resource with a path. Every port of this machine is accepted, so that a client of a
     * service that is down gets a token and fails only at the service.
     */
    private URI served(String address) {
        try {
            URI uri = URI.create(address);
            boolean bare = uri.getPath() == null || uri.getPath().matches("/?");
            boolean known = Hosts.isThisMachine(uri) || tokens.serves(uri.getPort());
            return uri.getHost() != null && bare && known ? uri : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
