package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

abstract class LeasesContract extends OpenState {

    private static final Duration TTL = Duration.ofSeconds(30);

    @Test
    void aLeaseHasOneHolderUntilItIsReleased() {
        Lease lease = acquire(state, "one").orElseThrow();

        assertThat(acquire(state, "two")).isEmpty();
        assertThat(acquire(state, "one")).isEmpty();
        assertThat(state.leases().holder("accounts"))
                .contains(new LeaseInfo("accounts", "one", START, START.plus(TTL)));
        lease.close();
        assertThat(state.leases().holder("accounts")).isEmpty();
        assertThat(acquire(state, "two")).isPresent();
    }

    @Test
    void aLeaseThatIsNotRenewedExpiresAndCanBeTaken() {
        Lease dead = acquire(state, "killed").orElseThrow();
        clock.advance(TTL.minusMillis(1));
        assertThat(acquire(state, "next")).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(state.leases().holder("accounts")).isEmpty();

        Lease next = acquire(state, "next").orElseThrow();

        assertThat(dead.renew()).isFalse();
        dead.close();
        assertThat(state.leases().holder("accounts")).map(LeaseInfo::holder).contains("next");
        assertThat(next.renew()).isTrue();
    }

    @Test
    void aRenewalExtendsTheLeaseFromNow() {
        Lease lease = acquire(state, "one").orElseThrow();
        clock.advance(Duration.ofSeconds(20));

        assertThat(lease.renew()).isTrue();

        assertThat(state.leases().holder("accounts"))
                .map(LeaseInfo::expiresAt)
                .contains(START.plusSeconds(50));
    }

    @Test
    void oneOfManyThreadsOfTwoStatesGetsTheLease() {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (State second = State.open(settings, clock)) {
            for (int round = 0; round < 10; round++) {
                List<Lease> held = race(threads, second);
                assertThat(held).hasSize(1);
                if (round % 2 == 0) {
                    held.get(0).close();
                } else {
                    clock.advance(TTL);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Lease> race(ExecutorService threads, State second) {
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Optional<Lease>>> attempts =
                IntStream.range(0, 8)
                        .mapToObj(
                                i ->
                                        CompletableFuture.supplyAsync(
                                                () -> {
                                                    await(start);
                                                    return acquire(
                                                            i % 2 == 0 ? state : second, "t" + i);
                                                },
                                                threads))
                        .toList();
        start.countDown();
        return attempts.stream().map(CompletableFuture::join).flatMap(Optional::stream).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Lease> acquire(State state, String holder) {
        return state.leases().acquire("accounts", holder, TTL);
    }
}
