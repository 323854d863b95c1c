package dev.p2c.sandbox.http;

import dev.p2c.text.Hosts;
import java.net.URI;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jetty.util.Fields;

/** Determines the service that a token is requested for, from the scope or resource of a form. */
final class TokenResource {

    private static final String DEFAULT_SCOPE = "/.default";

    /** Scopes that MSAL adds to every request, and that mean nothing for an application. */
    private static final Set<String> OPENID =
            Set.of("openid", "profile", "email", "offline_access");

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
        String one =
                Arrays.stream(scope.strip().split("\\s+"))
                        .filter(word -> !OPENID.contains(word))
                        .collect(Collectors.joining(" "));
        if (one.isEmpty() || one.contains(" ")) {
            throw new TokenRefusedException(
                    400,
                    "invalid_scope",
                    70011,
                    "The provided value for the input parameter 'scope' is not valid. The scope "
                            + scope
                            + " is not valid.");
        }
        if (!one.endsWith(DEFAULT_SCOPE)) {
            throw new TokenRefusedException(
                    400,
                    "invalid_scope",
                    1002012,
                    "The provided value for scope "
                            + scope
                            + " is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).");
        }
        return known(one.substring(0, one.length() - DEFAULT_SCOPE.length()));
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
        return known(name);
    }

    private URI known(String name) {
        URI resource = served(name);
        if (resource == null) {
            throw new TokenRefusedException(
                    400,
                    "invalid_resource",
                    500011,
                    "The resource principal named "
                            + name
                            + " was not found in the tenant named "
                            + Tenant.NAME
                            + ". This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.");
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
