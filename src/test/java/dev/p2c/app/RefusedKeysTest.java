package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.run.Run;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that a service, or a proxy before it, refuses to search for while it takes all others. */
class RefusedKeysTest {

    @TempDir static Path directory;
    private static Engine engine;
    private static Accounts accounts;

    @BeforeAll
    static void start() {
        engine = Engine.start(directory, InitialData.EMPTY);
        accounts = new Accounts(engine);
    }

    @AfterEach
    void lift() {
        engine.sales().control("DELETE", "faults", "");
        engine.finance().control("DELETE", "faults", "");
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    private static void refuse(SandboxClient service, String text) {
        assertThat(
                        service.control(
                                        "POST",
                                        "faults",
                                        "[{\"query\":\"'" + text + "'\",\"status\":400}]")
                                .status())
                .isEqualTo(200);
    }

    private static String[] create(String prefix) {
        String[] addresses = new String[12];
        for (int i = 0; i < addresses.length; i++) {
            addresses[i] = accounts.create(prefix + i, "first");
        }
        return addresses;
    }

    @Test
    void theRowOfARefusedKeyFailsAndAllOthersAreWritten() {
        String[] addresses = create("T-");
        engine.sync("accounts");
        for (String address : addresses) {
            accounts.change(address, "name", "second");
        }
        refuse(engine.finance(), "T-3");

        Run run = engine.sync("accounts");

        assertThat(run.failures()).isEmpty();
        assertThat(run.counts().updated()).isEqualTo(11);
        assertThat(run.counts().rejected()).isEqualTo(1);
        assertThat(accounts.failure("T-3").orElseThrow().reason())
                .contains("CustomerAccount", "400");

        lift();
        engine.application().state().failures().requestRetry(ids("T-3"));
        engine.sync("accounts");
        assertThat(accounts.name("T-3")).isEqualTo("second");
        assertThat(accounts.failure("T-3")).isEmpty();
    }

    @Test
    void aSourceThatRefusesAKeyHoldsNoOtherRow() {
        refuse(engine.sales(), "S-5");
        create("S-");

        Run run = engine.sync("accounts");
        assertThat(run.failures()).isEmpty();
        assertThat(accounts.customer("S-4")).isPresent();
        assertThat(accounts.customer("S-11")).isPresent();
    }

    @Test
    void keysThatAreAllRefusedAreAMistakeOfTheSetup() {
        String[] addresses = create("A-");
        engine.sync("accounts");
        for (String address : addresses) {
            accounts.change(address, "name", "second");
        }
        refuse(engine.finance(), "[A-Z]+-\\\\d+");

        Run run = engine.sync("accounts");

        assertThat(run.failures()).isNotEmpty();
        assertThat(accounts.failure("A-3")).isEmpty();
        lift();
        assertThat(engine.sync("accounts").counts().updated()).isEqualTo(12);
    }

    private static List<Long> ids(String key) {
        return List.of(accounts.failure(key).orElseThrow().id());
    }
}
