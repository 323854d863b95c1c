package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

abstract class VersionsContract extends OpenState {

    @Test
    void aStateThatWasOpenedBeforeOpensAgainWithEverythingInIt() {
        state.commit(written(entries(0, 3)));
        state.close();

        state = State.open(settings, clock);

        assertThat(state.ledger().count(TASK, COMPANY)).isEqualTo(3);
    }

    @Test
    void tablesOfThisVersionAreRecognisedWithoutFlyway() throws SQLException {
        try (Connection connection = TestDatabase.connect(settings)) {
            assertThat(CurrentSchema.isIn(connection)).isTrue();
        }
        TestDatabase.execute(
                settings,
                "update \"flyway_schema_history\" set \"success\" = false where \"version\" = '2'");
        try (Connection connection = TestDatabase.connect(settings)) {
            assertThat(CurrentSchema.isIn(connection)).isFalse();
        }
        try (Connection other = TestDatabase.connect(database().fresh(directory))) {
            assertThat(CurrentSchema.isIn(other)).isFalse();
        }
    }

    @Test
    void theSmallestPoolIsEnough() {
        StateSettings other = database().fresh(directory);
        StateSettings smallest = new StateSettings(other.url(), other.user(), "", 1);

        try (State small = State.open(smallest, clock)) {
            assertThat(small.failureCounts().waiting()).isEmpty();
        }
    }

    @Test
    void theTablesOfANewerVersionAreRefusedAndLeftAlone() {
        TestDatabase.execute(
                settings,
                """
                insert into "flyway_schema_history" ("installed_rank", "version", "description",
                    "type", "script", "checksum", "installed_by", "execution_time", "success")
                values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'p2c', 1, true)""");

        assertThatThrownBy(() -> State.open(settings, clock))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("P2C_STATE_URL: the state database at jdbc:")
                .hasMessageContaining("is of version 99 and this p2c knows no more than ")
                .hasMessageContaining("use the version of p2c that made it");
    }

    @Test
    void tablesOfAMigrationWithAnotherChecksumAreRefused() {
        TestDatabase.execute(
                settings,
                "update \"flyway_schema_history\" set \"checksum\" = 1 where \"version\" = '1'");

        assertThatThrownBy(() -> State.open(settings, clock))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("has tables of another version");
    }

    @Test
    void foreignTablesAreRefused() {
        StateSettings other = database().fresh(directory);
        TestDatabase.execute(other, "create table customers (id integer)");

        assertThatThrownBy(() -> State.open(other, clock))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("has tables that are not p2c's");
    }
}
