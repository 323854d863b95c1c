package dev.p2c.operate;

import dev.p2c.desk.Operator;
import dev.p2c.login.Identity;
import dev.p2c.login.Role;
import java.security.AccessController;
import java.util.Optional;
import javax.security.auth.Subject;

/** The user of the console on whose behalf the current thread works. */
public final class ConsoleUser {

    private static final ThreadLocal<String> ADDRESS = new ThreadLocal<>();

    private ConsoleUser() {}

    /** Who acts on the current thread, and from where. */
    public static Operator operator() {
        String address = ADDRESS.get();
        String how =
                identity()
                        .filter(who -> who.origin() == Identity.Origin.OPENID_CONNECT)
                        .map(who -> " (OpenID Connect)")
                        .orElse("");
        return new Operator(current(), address == null ? "JMX" : "Hawtio " + address + how);
    }

    /** Sets the client's address for the requests of the current thread; null removes it. */
    static void from(String address) {
        if (address == null) {
            ADDRESS.remove();
        } else {
            ADDRESS.set(address);
        }
    }

    /** The name with which the user logged in; empty outside of a request of the console. */
    public static String current() {
        return identity().map(Identity::name).orElse("");
    }

    /**
     * What the user may do. Outside of a request of the console a program of this machine asks, who
     * may act.
     */
    public static Role role() {
        return identity().map(Identity::role).orElse(Role.OPERATOR);
    }

    /** Who has logged in; nobody outside of a request of the console. */
    @SuppressWarnings(
            "removal") // Hawtio works for its users with Subject.doAs; Java 17 has no other
    static Optional<Identity> identity() {
        Subject subject = Subject.getSubject(AccessController.getContext());
        return subject == null ? Optional.empty() : of(subject);
    }

    /** Who has logged in with this subject. */
    static Optional<Identity> of(Subject subject) {
        return subject.getPrincipals(UserPrincipal.class).stream()
                .map(UserPrincipal::identity)
                .findFirst();
    }
}
