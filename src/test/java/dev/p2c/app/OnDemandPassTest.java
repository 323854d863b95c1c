package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that scheduled passes make at intervals and passes on demand at once. */
class OnDemandPassTest {

    @TempDir Path directory;
    private final List<String> addresses = new ArrayList<>();
    private Engine engine;
    private Accounts accounts;

    @BeforeEach
    void start() {
        engine = Engine.start(directory, InitialData.EMPTY);
        accounts = new Accounts(engine);
        for (int i = 0; i < 6; i++) {
            addresses.add(accounts.create("ACC-" + i, "Company " + i));
        }
        assertThat(engine.sync("accounts").counts().created()).isEqualTo(6);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aRestoredSystemIsDetectedAtOnce() {
        for (int i = 2; i < 6; i++) {
            String customer =
                    "CustomersV2(dataAreaId='usmf',CustomerAccount='ACC-%d')?cross-company=true"
                            .formatted(i);
            assertThat(engine.finance().delete(customer).status()).isEqualTo(204);
        }

        String told = engine.p2c("sync", "accounts").out();

        assertThat(told)
                .contains("all rows compared", "finance was restored from a backup", "4 created");
        assertThat(accounts.customers()).isEqualTo(6);
    }

    @Test
    void deletedRowsAreDetectedAtOnce() {
        assertThat(engine.sales().delete(addresses.get(1)).status()).isEqualTo(204);

        String told = engine.p2c("sync", "accounts").out();

        assertThat(told).contains("1 deleted in the source, reported");
        assertThat(engine.p2c("failures", "list", "--kind", "deleted").out()).contains("ACC-1");
        assertThat(accounts.customers()).isEqualTo(6);
    }
}
