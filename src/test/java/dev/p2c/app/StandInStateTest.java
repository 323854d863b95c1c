package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import dev.p2c.testing.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandInStateTest {

    private static final String ID = "6f0d9a52-3c1e-4b77-9d28-5e4a1c7b8f30";

    private final State state =
            State.open(
                    new StateSettings("jdbc:h2:mem:standins" + System.nanoTime(), "", "", 2),
                    TestClock.standing());

    @AfterEach
    void close() {
        state.close();
    }

    private void belongsTo(String environment) {
        state.notes().of("accounts", "usmf").keepEnvironment(environment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sales " + ID + ", finance localhost:8182",
                "finance localhost, sales " + ID,
                "sales " + ID + ", cds " + ID
            })
    void theStateOfStandInsIsEmptied(String environment) {
        belongsTo(environment);

        StandInState.empty(state);

        assertThat(state.notes().environments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sales " + ID + ", finance contoso.operations.dynamics.com",
                "finance fo-server:8443, sales " + ID
            })
    void theStateOfRealSystemsIsRefused(String environment) {
        belongsTo(environment);

        assertThatThrownBy(() -> StandInState.empty(state))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the state belongs to " + environment);
        assertThat(state.notes().environments()).containsExactly(environment);
    }

    @Test
    void aNewStateIsNoProblem() {
        StandInState.empty(state);

        assertThat(state.notes().environments()).isEmpty();
    }
}
