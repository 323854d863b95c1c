package dev.p2c.operate;

import dev.p2c.login.Identity;
import java.io.Serializable;
import java.security.Principal;
import java.util.Set;
import javax.security.auth.Subject;

/**
 * A user who has logged in to Hawtio.
 *
 * @param identity decides what the user may do
 */
public record UserPrincipal(Identity identity) implements Principal, Serializable {

    @Override
    public String getName() {
        return identity.name();
    }

    /** What Hawtio and JAAS know of a user. */
    static Set<Principal> principals(Identity identity) {
        return Set.of(new UserPrincipal(identity), new RolePrincipal(identity.role().word()));
    }

    /** A subject with nothing but the user. */
    static Subject subject(Identity identity) {
        return new Subject(true, principals(identity), Set.of(), Set.of());
    }

    @Override
    public String toString() {
        return identity.name();
    }
}
