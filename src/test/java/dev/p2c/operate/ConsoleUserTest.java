package dev.p2c.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.login.Identity;
import dev.p2c.login.Identity.Origin;
import dev.p2c.login.Role;
import java.security.PrivilegedAction;
import java.time.Instant;
import javax.security.auth.Subject;
import org.junit.jupiter.api.Test;

class ConsoleUserTest {

    @Test
    void outsideOfARequestNobodyIsNamed() {
        assertThat(ConsoleUser.current()).isEmpty();
    }

    @Test
    @SuppressWarnings("removal") // as Hawtio works for its users
    void theUserWhoLoggedInIsNamedWithoutTheRole() {
        Identity anna = new Identity("anna", Role.VIEWER, Origin.OPENID_CONNECT, "", Instant.MAX);
        Subject subject = UserPrincipal.subject(anna);

        String user = Subject.doAs(subject, (PrivilegedAction<String>) ConsoleUser::current);

        assertThat(user).isEqualTo("anna");
        assertThat(Subject.doAs(subject, (PrivilegedAction<Role>) ConsoleUser::role))
                .isEqualTo(Role.VIEWER);
    }
}
