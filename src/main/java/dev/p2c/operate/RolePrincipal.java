package dev.p2c.operate;

import java.io.Serializable;
import java.security.Principal;

/**
 * The role of a user who has logged in to Hawtio, which lets in who has one.
 *
 * @param name {@code viewer} or {@code operator}
 */
public record RolePrincipal(String name) implements Principal, Serializable {

    @Override
    public String getName() {
        return name;
    }
}
