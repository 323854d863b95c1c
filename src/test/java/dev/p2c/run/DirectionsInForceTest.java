package dev.p2c.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Holds rules of docs/templates.md, "Through Common Data Service". */
class DirectionsInForceTest {

    private static final Map<String, String> COUNTERPARTS =
            Map.of("accounts", "staged-accounts", "staged-accounts", "accounts");
    private static final Duration TERM = Duration.ofSeconds(45);

    private State state;
    private DirectionLeases leases;
    private DirectionsInForce direct;
    private DirectionsInForce staged;

    @BeforeEach
    void open() {
        String url = "jdbc:h2:mem:in-force" + System.nanoTime();
        state = State.open(new StateSettings(url, "", "", 4), Clock.systemUTC());
        leases = new DirectionLeases(state, Clock.systemUTC(), new StopRequest());
        direct = process();
        staged = process();
    }

    private DirectionsInForce process() {
        return new DirectionsInForce(
                state, leases, direction -> Optional.ofNullable(COUNTERPARTS.get(direction)));
    }

    @AfterEach
    void close() {
        direct.close();
        staged.close();
        leases.close();
        state.close();
    }

    @Test
    void aDirectionIsRefusedWhileItsCounterpartIsInForce() {
        staged.begin(List.of("staged-accounts", "orders-to-finance"));

        assertThatThrownBy(() -> direct.begin(List.of("accounts", "orders-to-finance")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("accounts: cannot run while staged-accounts is in force")
                .hasMessageContaining("process " + ProcessHandle.current().pid())
                .hasMessageContaining("p2c.staged")
                .hasMessageNotContaining("orders-to-finance");
        assertThatThrownBy(() -> direct.take("accounts", Duration.ZERO))
                .isInstanceOf(ConfigurationException.class);
        direct.take("orders-to-finance", Duration.ZERO).close();

        assertThatCode(() -> staged.check(List.of("staged-accounts")))
                .as("the refused process has nothing in force")
                .doesNotThrowAnyException();
        staged.take("staged-accounts", Duration.ZERO).close();
    }

    @Test
    void severalProcessesMayHaveOneDirectionInForceAndTheLastOneCounts() {
        DirectionsInForce second = process();
        staged.begin(List.of("staged-accounts"));
        second.begin(List.of("staged-accounts"));
        staged.close();

        assertThatThrownBy(() -> direct.begin(List.of("accounts")))
                .isInstanceOf(ConfigurationException.class);

        second.close();
        direct.begin(List.of("accounts"));
    }

    @Test
    void aSinglePassOfTheCounterpartCountsAsWell() {
        DirectionLeases.Held pass = staged.take("staged-accounts", Duration.ZERO);

        assertThatThrownBy(() -> direct.begin(List.of("accounts")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("staged-accounts");

        pass.close();
        direct.begin(List.of("accounts"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessThatIsProvedDeadDoesNotBlock() {
        heldBy(another(ProcessIdentity.current().namespace()));

        direct.begin(List.of("accounts"));
    }

    @Test
    void aProcessOfAnotherMachineBlocksUntilItsTermIsOver() {
        heldBy(another("pid:[4026532001]"));

        assertThatThrownBy(() -> direct.begin(List.of("accounts")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("process of another machine")
                .hasMessageContaining("its entry ends at ");
    }

    @Test
    void aDirectionThatIsRemovedWhileTheProcessRunsIsNotInForceAnyMore() {
        staged.begin(List.of("staged-accounts"));
        staged.change(List.of("orders-to-finance"));

        direct.begin(List.of("accounts"));

        staged.change(List.of("staged-accounts"));
        assertThatThrownBy(() -> staged.take("staged-accounts", Duration.ZERO))
                .as("a direction that is added is refused by its own pass")
                .isInstanceOf(ConfigurationException.class);
    }

    private void heldBy(ProcessIdentity process) {
        state.leases()
                .acquire(
                        "in force staged-accounts 1",
                        "process of another machine",
                        process.toString(),
                        TERM);
    }

    private static ProcessIdentity another(String namespace) {
        ProcessIdentity self = ProcessIdentity.current();
        return new ProcessIdentity("another", self.boot(), namespace, self.pid(), "1");
    }
}
