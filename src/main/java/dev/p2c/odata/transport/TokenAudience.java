package dev.p2c.odata.transport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.model.Json;
import dev.p2c.text.Visible;
import java.util.Base64;

/** Reads for which service a token was issued, for messages only. */
final class TokenAudience {

    private TokenAudience() {}

    /** The claim {@code aud}; empty for a token that is no readable JSON Web Token. */
    static String of(String token) {
        String[] parts = token.split("[.]");
        if (parts.length != 3) {
            return "";
        }
        try {
            byte[] claims = Base64.getUrlDecoder().decode(parts[1]);
            JsonNode audience = Json.tree(claims, 0, claims.length).path("aud");
            return Visible.excerpt(audience.isTextual() ? audience.asText() : audience.toString());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
