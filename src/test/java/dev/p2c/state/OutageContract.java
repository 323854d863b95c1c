package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.UnavailableException;
import org.junit.jupiter.api.Test;

abstract class OutageContract extends OpenState {

    @Test
    void aClosedStateIsUnavailableAndTheErrorNamesTheDatabase() {
        state.close();

        assertThatThrownBy(() -> state.commit(written(entries(0, 3))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("state: the database at " + settings.place());
        assertThatThrownBy(() -> state.watermarks().get(TASK, COMPANY))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void aWrongPasswordIsAWrongSettingAndIsNotShown() {
        TestDatabase.execute(settings, "create user stranger password 'right-secret'");
        StateSettings wrong = new StateSettings(settings.url(), "stranger2", "wrong-secret", 1);

        assertThatThrownBy(() -> State.open(wrong, clock))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("check address, user and password")
                .hasMessageNotContaining("secret");
        assertThat(wrong.toString()).doesNotContain("secret");
    }
}
