package dev.p2c.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.StoppedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import sun.misc.Signal;

class StopSignalTest {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final StopSignal signal = new StopSignal();

    @Test
    void aSignalEndsTheWorkAndItsResultIsReturned() {
        CompletableFuture<String> stopped = new CompletableFuture<>();

        String result =
                signal.during(
                        () -> {
                            Signal.raise(new Signal("TERM"));
                            return stopped.join();
                        },
                        () -> stopped.complete("the report"),
                        Duration.ofSeconds(30));

        assertThat(result).isEqualTo("the report");
    }

    @Test
    void workThatDoesNotEndIsLeft() {
        CompletableFuture<String> never = new CompletableFuture<>();

        assertThatThrownBy(
                        () ->
                                signal.during(
                                        () -> {
                                            Signal.raise(new Signal("TERM"));
                                            return never.join();
                                        },
                                        () -> {},
                                        PATIENCE))
                .isInstanceOf(StoppedException.class)
                .hasMessageContaining("while a request was under way");
    }

    @Test
    void workThatOnlyReadsSaysThatNothingWasWritten() {
        CompletableFuture<String> never = new CompletableFuture<>();

        assertThatThrownBy(
                        () ->
                                signal.whileReading(
                                        () -> {
                                            Signal.raise(new Signal("TERM"));
                                            return never.join();
                                        },
                                        () -> {}))
                .isInstanceOf(StoppedException.class)
                .hasMessage("p2c: stopped; nothing was written");
    }

    @Test
    void aFailureOfTheWorkIsThrown() {
        ConfigurationException wrong = new ConfigurationException("a", "b");

        assertThatThrownBy(
                        () ->
                                signal.during(
                                        () -> {
                                            throw wrong;
                                        },
                                        () -> {},
                                        PATIENCE))
                .isSameAs(wrong);
    }
}
