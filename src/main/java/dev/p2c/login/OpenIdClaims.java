package dev.p2c.login;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads name and role from the claims of an ID token. */
final class OpenIdClaims {

    private static final int LONGEST_NAME = 100;

    private final OpenIdSettings settings;
    private final Map<String, Object> claims;

    OpenIdClaims(OpenIdSettings settings, Map<String, Object> claims) {
        this.settings = settings;
        this.claims = claims;
    }

    /**
     * The user's name, with an underscore for each character that pages and logs would have to
     * escape.
     *
     * @throws LoginRefusedException if the token has none
     */
    String name() {
        String name =
                claims.get(settings.user()) instanceof String text
                        ? text.strip().replaceAll("[^\\p{L}\\p{N} ._@#+-]", "_")
                        : "";
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new LoginRefusedException(
                    "the token has no name in its claim \"%s\" (p2c.openid.user)"
                            .formatted(settings.user()));
        }
        return name;
    }

    /**
     * The user's role: the higher one of several.
     *
     * @throws LoginRefusedException if the token has no role of this application
     */
    Role role() {
        List<?> roles = roles();
        if (roles.contains(settings.operator())) {
            return Role.OPERATOR;
        }
        if (roles.contains(settings.viewer())) {
            return Role.VIEWER;
        }
        throw new LoginRefusedException(
                "%s has neither role \"%s\" nor \"%s\" in the token's claim \"%s\" (p2c.openid.roles)"
                        .formatted(
                                name(), settings.operator(), settings.viewer(), settings.roles()));
    }

    private List<?> roles() {
        Object found = claims.get(settings.roles()); // a name may have dots: https://...
        if (found == null) {
            found = at(claims, settings.roles().split("\\."));
        }
        if (found instanceof Collection<?> many) {
            return List.copyOf(many.stream().filter(String.class::isInstance).toList());
        }
        return Optional.ofNullable(found).map(List::of).orElse(List.of());
    }

    private static Object at(Map<String, Object> claims, String[] path) {
        Object value = claims;
        for (String name : path) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }
}
