package dev.p2c.login;

import java.net.URI;
import java.util.Optional;

/**
 * How people log in by OpenID Connect.
 *
 * @param issuer the provider, as its tokens name it; its configuration is below
 * @param name of the provider, for the login page
 * @param clientSecret empty for a public client; never shown by {@link #toString()}
 * @param user the claim with the user's name
 * @param roles the claim with the roles, or its path: {@code realm_access.roles}
 * @param operator the role of operators
 * @param viewer the role of viewers
 * @param console the address of Hawtio, to which the provider leads back; empty for the one that
 *     the browser uses
 */
public record OpenIdSettings(
        URI issuer,
        String name,
        String clientId,
        String clientSecret,
        String scope,
        String user,
        String roles,
        String operator,
        String viewer,
        Optional<URI> console) {

    /** Without the secret. */
    @Override
    public String toString() {
        return "OpenIdSettings[" + issuer + ", client " + clientId + "]";
    }
}
