package dev.p2c.sandbox.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.UrlEncoded;

/** Checks grant type, client id, and client secret or assertion of a token request. */
final class ClientAuthentication {

    /** Client ids: one application user, and numbered users for tests that need several. */
    private static final Pattern CLIENT = Pattern.compile("p2c-sandbox(-[0-9]{1,3})?");

    private static final String SECRET = "p2c-sandbox-secret";

    private final ClientAssertion assertions;

    ClientAuthentication(ClientAssertion assertions) {
        this.assertions = assertions;
    }

    /**
     * The client id of a request, from the form or from a Basic header.
     *
     * @param authorization value of the header {@code Authorization}; may be null
     * @param endpoint address of the token endpoint as the client sees it
     * @throws TokenRefusedException if the client cannot be authenticated
     */
    String client(Fields form, String authorization, URI endpoint) {
        requireGrantType(form);
        String id = form.getValue("client_id");
        String secret = form.getValue("client_secret");
        if (authorization != null && authorization.startsWith("Basic ")) {
            String[] pair = basic(authorization.substring(6).strip());
            id = pair[0];
            secret = pair[1];
        }
        if (id == null) {
            throw TokenRefusedException.missing("client_id");
        }
        if (!CLIENT.matcher(id).matches()) {
            throw new TokenRefusedException(
                    400,
                    "unauthorized_client",
                    700016,
                    "Application with identifier '"
                            + id
                            + "' was not found in the directory '"
                            + Tenant.NAME
                            + "'.");
        }
        String assertion = form.getValue("client_assertion");
        if (assertion != null
                && ClientAssertion.TYPE.equals(form.getValue("client_assertion_type"))) {
            assertions.check(assertion, id, endpoint);
        } else if (secret == null) {
            throw TokenRefusedException.client(
                    7000216,
                    "'client_assertion', 'client_secret' or 'request' is required for the 'client_credentials' grant type.");
        } else if (!SECRET.equals(secret)) {
            throw TokenRefusedException.client(
                    7000215,
                    "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '"
                            + id
                            + "'.");
        }
        return id;
    }

    private static void requireGrantType(Fields form) {
        String type = form.getValue("grant_type");
        if (!"client_credentials".equals(type)) {
            throw type == null
                    ? TokenRefusedException.missing("grant_type")
                    : new TokenRefusedException(
                            400, "unsupported_grant_type", 70003, "Grant '" + type + "'.");
        }
    }

    /**
     * Client id and secret of a Basic header, each of them form-encoded (RFC 6749, section 2.3.1).
     */
    private static String[] basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("no colon");
            }
            return new String[] {
                UrlEncoded.decodeString(pair.substring(0, colon)),
                UrlEncoded.decodeString(pair.substring(colon + 1))
            };
        } catch (IllegalArgumentException e) {
            throw new TokenRefusedException(
                    400, "invalid_request", 900144, "The Basic header is malformed.");
        }
    }
}
