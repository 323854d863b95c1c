package dev.p2c.operate;

import java.io.IOException;
import java.security.Principal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;

/** A JAAS login module for the one user of the settings. JAAS creates it for each login. */
public final class OperatorLoginModule implements LoginModule {

    private Subject subject;
    private CallbackHandler handler;
    private ConsoleCredentials logins;
    private Set<Principal> principals = Set.of();

    @Override
    public void initialize(
            Subject who,
            CallbackHandler callbacks,
            Map<String, ?> shared,
            Map<String, ?> settings) {
        subject = who;
        handler = callbacks;
        logins = (ConsoleCredentials) settings.get(HawtioLogin.LOGINS);
    }

    @Override
    public boolean login() throws LoginException {
        NameCallback name = new NameCallback("user");
        PasswordCallback password = new PasswordCallback("password", false);
        try {
            handler.handle(new Callback[] {name, password});
        } catch (IOException | UnsupportedCallbackException e) {
            throw new FailedLoginException("no name and password: " + e.getMessage());
        }
        char[] given = password.getPassword();
        boolean known = logins.isOperator(name.getName(), given == null ? null : new String(given));
        password.clearPassword();
        if (!known) {
            throw new FailedLoginException("wrong name or password");
        }
        // Not Set.of, which refuses duplicates: the user may have the role's name.
        principals =
                new LinkedHashSet<>(
                        List.of(
                                new OperatorPrincipal(name.getName()),
                                new OperatorPrincipal(OperatorPrincipal.ROLE)));
        return true;
    }

    @Override
    public boolean commit() {
        return subject.getPrincipals().addAll(principals) || !principals.isEmpty();
    }

    @Override
    public boolean abort() {
        return logout();
    }

    @Override
    public boolean logout() {
        subject.getPrincipals().removeAll(principals);
        principals = Set.of();
        return true;
    }
}
