package dev.p2c.operate;

import java.security.AccessController;
import java.security.Principal;
import java.util.stream.Collectors;
import javax.security.auth.Subject;

/** The user of the console on whose behalf the current thread works. */
public final class ConsoleUser {

    private ConsoleUser() {}

    /** The name with which the user logged in; empty outside of a request of the console. */
    @SuppressWarnings(
            "removal") // Hawtio works for its users with Subject.doAs; Java 17 has no other
    public static String current() {
        Subject subject = Subject.getSubject(AccessController.getContext());
        return subject == null
                ? ""
                : subject.getPrincipals(OperatorPrincipal.class).stream()
                        .map(Principal::getName)
                        .filter(name -> !name.equals(OperatorPrincipal.ROLE))
                        .collect(Collectors.joining(", "));
    }
}
