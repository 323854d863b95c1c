package dev.p2c.task.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class KeyClaimsTest {

    private final KeyClaims claims = new KeyClaims();

    @Test
    void keyIsHeldByOneBatchAtATime() throws Exception {
        KeyClaims.Claim first = claims.claim(0, List.of("a", "b"));
        Thread[] second = new Thread[1];
        CompletableFuture<Void> waiting =
                CompletableFuture.runAsync(
                        () -> {
                            second[0] = Thread.currentThread();
                            claims.claim(1, List.of("b", "c")).close();
                        });
        Awaitility.await()
                .until(() -> second[0] != null && second[0].getState() == Thread.State.WAITING);
        claims.claim(2, List.of("c", "d")).close();
        assertThat(waiting).isNotDone();

        first.close();

        waiting.get(10, TimeUnit.SECONDS);
    }

    @Test
    void lateBatchLearnsWhichKeysALaterBatchHasWritten() {
        claims.claim(5, List.of("a", "b")).close();

        assertThat(claims.claim(1, List.of("a", "c")).superseded()).containsExactly("a");
    }

    @Test
    void laterBatchOverwritesAnEarlierOne() {
        claims.claim(1, List.of("a")).close();

        assertThat(claims.claim(2, List.of("a")).superseded()).isEmpty();
    }

    @Test
    void onlyKeysOfBatchesInProgressAreKept() {
        claims.claim(0, List.of("a")).close();
        claims.claim(2, List.of("c")).close();
        claims.forget(1);
        assertThat(claims.remembered()).isEqualTo(1);
        assertThat(claims.claim(1, List.of("c")).superseded()).containsExactly("c");

        claims.forget(3);

        assertThat(claims.remembered()).isZero();
    }

    @Test
    void interruptedThreadKeepsWaitingAndStaysInterrupted() throws Exception {
        KeyClaims.Claim first = claims.claim(0, List.of("a"));
        Thread waiting =
                new Thread(
                        () -> {
                            Thread.currentThread().interrupt();
                            claims.claim(1, List.of("a")).close();
                            interrupted = Thread.currentThread().isInterrupted();
                        });
        waiting.start();
        Awaitility.await().until(() -> waiting.getState() == Thread.State.WAITING);

        first.close();
        waiting.join(10_000);

        assertThat(interrupted).isTrue();
    }

    private volatile boolean interrupted;
}
