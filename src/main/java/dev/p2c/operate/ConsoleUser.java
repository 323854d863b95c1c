package dev.p2c.operate;

import dev.p2c.desk.Operator;
import java.security.AccessController;
import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
import javax.security.auth.Subject;

/** The user of the console on whose behalf the current thread works. */
public final class ConsoleUser {

    private static final ThreadLocal<String> ADDRESS = new ThreadLocal<>();

    private ConsoleUser() {}

    /** Who acts on the current thread, and from where. */
    public static Operator operator() {
        String address = ADDRESS.get();
        return new Operator(current(), address == null ? "JMX" : "Hawtio " + address);
    }

    /** Remembers from where the requests of the current thread come; null for no more. */
    static void from(String address) {
        if (address == null) {
            ADDRESS.remove();
        } else {
            ADDRESS.set(address);
        }
    }

    /** The name with which the user logged in; empty outside of a request of the console. */
    @SuppressWarnings(
            "removal") // Hawtio works for its users with Subject.doAs; Java 17 has no other
    public static String current() {
        Subject subject = Subject.getSubject(AccessController.getContext());
        if (subject == null) {
            return "";
        }
        List<String> names =
                subject.getPrincipals(OperatorPrincipal.class).stream()
                        .map(Principal::getName)
                        .distinct()
                        .toList();
        // A user may have the name of the role.
        return names.size() == 1
                ? names.get(0)
                : names.stream()
                        .filter(name -> !name.equals(OperatorPrincipal.ROLE))
                        .collect(Collectors.joining(", "));
    }

    /** What the user may do: {@code viewer} looks, {@code operator} acts. */
    public static String role() {
        return OperatorPrincipal.ROLE;
    }
}
