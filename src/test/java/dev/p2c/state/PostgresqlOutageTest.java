package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.UnavailableException;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresqlOutageTest extends OpenState {

    private TestWire wire;
    private State remote;

    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }

    @BeforeEach
    void openOverTheWire() throws IOException {
        wire = new TestWire(TestDatabase.postgresPort());
        String url =
                settings.url()
                        .replace(":" + TestDatabase.postgresPort() + "/", ":" + wire.port() + "/");
        remote =
                State.open(
                        new StateSettings(url, settings.user(), "", 2),
                        clock,
                        Duration.ofSeconds(1));
    }

    @AfterEach
    void cutTheWire() throws IOException {
        remote.close();
        wire.close();
    }

    @Test
    void aDatabaseThatIsGoneIsUnavailableAndWhenItIsBackTheSameStateGoesOn() {
        remote.commit(written(entries(0, 100)));
        Lease lease =
                remote.leases().acquire("accounts", "us", "", Duration.ofMinutes(1)).orElseThrow();
        wire.cut();

        assertThatThrownBy(() -> remote.commit(written(entries(100, 200))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("state: the database at jdbc:postgresql://127.0.0.1");
        assertThatThrownBy(() -> remote.ledger().count(TASK, COMPANY))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(lease::renew).isInstanceOf(UnavailableException.class);
        lease.close();

        wire.mend();
        Awaitility.await()
                .ignoreExceptionsInstanceOf(UnavailableException.class)
                .untilAsserted(() -> remote.commit(written(entries(200, 300))));
        assertThat(remote.ledger().count(TASK, COMPANY)).isEqualTo(200);
        assertThat(state.leases().holder("accounts")).isPresent();
    }

    @Test
    void idleConnectionsThatBrokeDoNotFailTheNextCall() {
        remote.commit(written(entries(0, 100)));
        wire.cut();
        wire.mend();

        remote.commit(written(entries(100, 200)));

        assertThat(remote.ledger().count(TASK, COMPANY)).isEqualTo(200);
    }
}
