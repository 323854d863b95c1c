package dev.p2c.alert;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class TimedChannelTest {

    private static final Message MESSAGE = Message.trial("test", "http://localhost", Instant.EPOCH);

    @Test
    void aServerThatNeverEndsHoldsNobodyUpAndIsAskedNoSecondTimeMeanwhile() {
        CountDownLatch server = new CountDownLatch(1);
        TimedChannel channel =
                new TimedChannel(
                        message -> {
                            try {
                                server.await();
                            } catch (InterruptedException e) {
                                throw new IOException(e);
                            }
                        },
                        Duration.ofMillis(1));

        assertThatThrownBy(() -> channel.send(MESSAGE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("takes longer");
        assertThatThrownBy(() -> channel.send(MESSAGE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has not ended");
        server.countDown();
    }

    @Test
    void aRefusalKeepsItsWords() {
        TimedChannel refusing =
                new TimedChannel(
                        message -> {
                            throw new IOException("550 no such user");
                        },
                        Duration.ofMinutes(1));
        TimedChannel broken =
                new TimedChannel(
                        message -> {
                            throw new IllegalStateException("not started");
                        },
                        Duration.ofMinutes(1));
        TimedChannel accepting = new TimedChannel(message -> {}, Duration.ofMinutes(1));

        assertThatThrownBy(() -> refusing.send(MESSAGE)).hasMessage("550 no such user");
        assertThatThrownBy(() -> broken.send(MESSAGE))
                .isInstanceOf(IOException.class)
                .hasMessage("not started");
        assertThatCode(() -> accepting.send(MESSAGE)).doesNotThrowAnyException();
    }
}
