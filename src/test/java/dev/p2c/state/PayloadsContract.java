package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class PayloadsContract extends OpenState {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String OLD = key(1);
    private static final String NEW = key(2);

    private static String key(int fill) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void reopen(String... keys) {
        state.close();
        state =
                State.open(
                        new StateSettings(
                                settings.url(), settings.user(), "", 4, List.of(keys), PATIENCE),
                        clock);
    }

    private String sourceRow(String key) {
        return state.failures().find(TASK, COMPANY, List.of(key)).get(key).sourceRow();
    }

    @Test
    void withAKeySourceRowsAreEncryptedInTheTableAndReadableThroughTheState() {
        reopen(OLD);

        state.commit(failed(rejected("ACC-1", "no such group"), rejected("ACC-2", "no such")));

        assertThat(TestDatabase.dump(settings, "failure"))
                .contains("sealed:")
                .doesNotContain("Contoso", "name");
        assertThat(sourceRow("ACC-1")).isEqualTo("{\"name\":\"Contoso\"}");
        assertThat(state.failures().list(FailureFilter.of(TASK, COMPANY, 5)))
                .extracting(Failure::sourceRow)
                .containsOnly("{\"name\":\"Contoso\"}");
    }

    @Test
    void theBaseOfALedgerRowIsEncrypted() {
        reopen(OLD);
        LedgerEntry entry =
                LedgerEntry.written(TASK, COMPANY, "ACC-1", "h").withBase("{\"name\":\"Contoso\"}");

        state.commit(written(List.of(entry)));

        assertThat(TestDatabase.dump(settings, "ledger_row"))
                .contains("sealed:")
                .doesNotContain("Contoso");
        assertThat(state.ledger().find(TASK, COMPANY, List.of("ACC-1")).get("ACC-1").base())
                .isEqualTo("{\"name\":\"Contoso\"}");
    }

    @Test
    void anEditThatOutlivesItsFailureNeedsItsKey() {
        reopen(OLD);
        state.commit(failed(rejected("ACC-1", "no such group")));
        Failure failure = state.failures().find(TASK, COMPANY, List.of("ACC-1")).get("ACC-1");
        state.edits().put(failure, "{\"name\":\"short\"}", "ann");
        state.commit(batch(List.of(entry("ACC-1", "h")), List.of(), List.of("ACC-1")));

        assertThatThrownBy(() -> reopen(NEW))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("another key");
        reopen(NEW, OLD);
        assertThat(state.edits().of(TASK, COMPANY).get("ACC-1").fields()).contains("short");
    }

    @Test
    void payloadsOfAnOlderKeyStayReadableAfterAChangeOfKeys() {
        state.commit(failed(rejected("ACC-0", "plain")));
        reopen(OLD);
        state.commit(failed(rejected("ACC-1", "old")));

        reopen(NEW, OLD);
        state.commit(failed(rejected("ACC-2", "new")));

        assertThat(sourceRow("ACC-0")).contains("Contoso");
        assertThat(sourceRow("ACC-1")).contains("Contoso");
        assertThat(sourceRow("ACC-2")).contains("Contoso");
        assertThatThrownBy(() -> reopen(NEW))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("P2C_STATE_KEY")
                .hasMessageContaining("sealed with another key")
                .hasMessageNotContaining(NEW);
        assertThatThrownBy(() -> reopen()).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void aPayloadMovedToAnotherRowIsRefused() {
        reopen(OLD);
        state.commit(failed(rejected("ACC-1", "a"), rejected("ACC-2", "b")));

        TestDatabase.execute(
                settings,
                "update failure set source_row = (select f.source_row from failure f where"
                        + " f.row_key = 'ACC-1') where row_key = 'ACC-2'");

        assertThatThrownBy(() -> sourceRow("ACC-2")).hasMessageContaining("tampered");
    }

    @Test
    void invalidKeysAreRefusedAndNotShown() {
        for (String wrong : List.of("hush", "aHVzaA==", "!", OLD + "A")) {
            assertThatThrownBy(() -> reopen(wrong))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("openssl rand -base64 32")
                    .hasMessageNotContaining(wrong + " ")
                    .hasMessageNotContaining("hush");
        }
        assertThat(new StateSettings("jdbc:h2:mem:x", "", "", 1, List.of(OLD), PATIENCE).toString())
                .doesNotContain(OLD);
    }
}
