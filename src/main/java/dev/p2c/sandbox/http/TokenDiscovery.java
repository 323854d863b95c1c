package dev.p2c.sandbox.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The documents by which Microsoft's authentication libraries find the token endpoint: instance
 * discovery and OpenID Connect metadata (OpenID Connect Discovery 1.0, section 3), with the fields
 * that Entra ID returns for {@code /{tenant}/v2.0/.well-known/openid-configuration}.
 */
final class TokenDiscovery {

    static final String INSTANCE = "common/discovery/instance";
    static final String METADATA = "v2.0/.well-known/openid-configuration";
    static final String KEYS = "discovery/v2.0/keys";

    private TokenDiscovery() {}

    /**
     * Says that the only authority is this host.
     *
     * @param base scheme, host and port as the client sees them
     * @param host host and port
     */
    static Map<String, Object> instance(String base, String host, String tenant) {
        Map<String, Object> alias = new LinkedHashMap<>();
        alias.put("preferred_network", host);
        alias.put("preferred_cache", host);
        alias.put("aliases", List.of(host));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("tenant_discovery_endpoint", base + "/" + tenant + "/" + METADATA);
        body.put("api-version", "1.1");
        body.put("metadata", List.of(alias));
        return body;
    }

    /**
     * The endpoints of a tenant.
     *
     * @param tenant as the client names it
     */
    static Map<String, Object> metadata(String base, String tenant) {
        String oauth = base + "/" + tenant + "/oauth2/v2.0";
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("token_endpoint", oauth + "/token");
        body.put(
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_post", "private_key_jwt", "client_secret_basic"));
        body.put("jwks_uri", base + "/" + tenant + "/" + KEYS);
        body.put("response_modes_supported", List.of("query", "fragment", "form_post"));
        body.put("subject_types_supported", List.of("pairwise"));
        body.put("id_token_signing_alg_values_supported", List.of("RS256"));
        body.put("response_types_supported", List.of("code", "id_token", "code id_token"));
        body.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
        body.put("issuer", base + "/" + Tenant.ID + "/v2.0");
        body.put("request_uri_parameter_supported", false);
        body.put("authorization_endpoint", oauth + "/authorize");
        body.put("device_authorization_endpoint", oauth + "/devicecode");
        body.put("end_session_endpoint", oauth + "/logout");
        body.put("claims_supported", List.of("sub", "iss", "aud", "exp", "iat", "nbf", "tid"));
        body.put("tenant_region_scope", "EU");
        return body;
    }

    /** No keys: access tokens are for the services, and no client may check them. */
    static Map<String, Object> keys() {
        return Map.of("keys", List.of());
    }
}
