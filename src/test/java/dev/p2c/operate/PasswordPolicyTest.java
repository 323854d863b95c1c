package dev.p2c.operate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "sandbox",
                "elevenchars",
                "password1234!",
                "Administrator",
                "changeit-2026",
                "123456789012",
                "aaaaaaaaaaaaaaaa",
                "abababababab",
                "Ines-operates-this"
            })
    void aPasswordThatIsEasyToGuessIsRefused(String password) {
        assertThat(PasswordPolicy.objection("ines", password)).isPresent();
    }

    @Test
    void theObjectionDoesNotShowThePassword() {
        assertThat(PasswordPolicy.objection("ines", "s3cr3t").orElseThrow())
                .doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "vK4-pQx9-Zr2m", "Straßenbahn-Depot-7"})
    void aLongPasswordIsAccepted(String password) {
        assertThat(PasswordPolicy.objection("ines", password)).isEmpty();
    }
}
