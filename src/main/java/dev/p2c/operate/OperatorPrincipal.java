package dev.p2c.operate;

import java.io.Serializable;
import java.security.Principal;

/**
 * A user who has logged in to Hawtio, or the role that such users have.
 *
 * @param name user or role
 */
public record OperatorPrincipal(String name) implements Principal, Serializable {

    static final String ROLE = "operator";

    @Override
    public String getName() {
        return name;
    }
}
