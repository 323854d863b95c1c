package dev.p2c.operate;

import dev.p2c.login.Identity;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
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

/**
 * A JAAS login module for the users of the console. JAAS creates it for each login. {@link
 * RequestGuard} or {@link LoginFilter} has looked at the password before.
 */
public final class PasswordLoginModule implements LoginModule {

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
        Optional<Identity> known =
                logins.known(name.getName(), given == null ? null : new String(given));
        password.clearPassword();
        principals =
                known.map(UserPrincipal::principals)
                        .orElseThrow(() -> new FailedLoginException("wrong name or password"));
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
