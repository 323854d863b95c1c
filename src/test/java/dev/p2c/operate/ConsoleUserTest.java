package dev.p2c.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.PrivilegedAction;
import java.util.Set;
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
        Subject subject =
                new Subject(
                        true,
                        Set.of(
                                new OperatorPrincipal("anna"),
                                new OperatorPrincipal(OperatorPrincipal.ROLE)),
                        Set.of(),
                        Set.of());

        String user = Subject.doAs(subject, (PrivilegedAction<String>) ConsoleUser::current);

        assertThat(user).isEqualTo("anna");
    }
}
