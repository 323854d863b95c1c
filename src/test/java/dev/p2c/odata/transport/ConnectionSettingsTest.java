package dev.p2c.odata.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.odata.transport.ConnectionSettings.Batching;
import dev.p2c.odata.transport.ConnectionSettings.Limits;
import dev.p2c.odata.transport.ConnectionSettings.UserCredentials;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionSettingsTest {

    @Test
    void aSecretIsNotShown() {
        assertThat(new UserCredentials("app", "s3cret").toString()).doesNotContain("s3cret");
    }

    @Test
    void aBaseUrlGetsItsSlashAndABatchOf1001OperationsIsRefused() {
        assertThat(settings("http://h/data", 100).baseUrl())
                .isEqualTo(URI.create("http://h/data/"));
        assertThatThrownBy(() -> settings("http://h/data/", 1001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 1000 operations");
    }

    @Test
    void noAttemptAndNoParallelismAreRefusedWithTheConnectionsName() {
        ConnectionSettings settings = settings("http://h/data", 100);
        Limits noAttempt =
                new Limits(
                        Duration.ofSeconds(1), 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1);
        Limits noRequest = settings.limits().withParallelism(0);

        for (Limits limits : List.of(noAttempt, noRequest)) {
            assertThatThrownBy(() -> settings.withLimits(limits))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("hub: attempts and parallelism are at least 1");
        }
    }

    private static ConnectionSettings settings(String root, int batchSize) {
        return new ConnectionSettings(
                "hub",
                URI.create(root),
                Optional.empty(),
                new Limits(
                        Duration.ofSeconds(1), 1, Duration.ZERO, Duration.ZERO, Duration.ZERO, 1),
                new Batching(1, batchSize, false));
    }
}
