package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.UnavailableException;
import dev.p2c.testing.TestClock;
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
        LeaseInfo info = state.leases().holder("accounts").orElseThrow();
        assertThat(info.holder()).isEqualTo("one");
        assertThat(info.process()).isEqualTo("process of one");
        assertThat(Duration.between(info.acquiredAt(), info.expiresAt())).isEqualTo(TTL);
        lease.close();
        assertThat(state.leases().holder("accounts")).isEmpty();
        assertThat(acquire(state, "two")).isPresent();
    }

    @Test
    void aLeaseThatIsNotRenewedExpiresAndCanBeTaken() {
        Lease dead = acquire(state, "killed").orElseThrow();
        assertThat(acquire(state, "next")).isEmpty();
        expire();
        assertThat(state.leases().holder("accounts")).isEmpty();

        Lease next = acquire(state, "next").orElseThrow();

        assertThat(dead.renew()).isFalse();
        dead.close();
        assertThat(state.leases().holder("accounts")).map(LeaseInfo::holder).contains("next");
        assertThat(next.renew()).isTrue();
    }

    @Test
    void theHoldersOfAllLeasesThatBeginWithATextAreFound() {
        for (String name :
                List.of("in force a 1", "in force a 2", "in force ab 1", "x in force a")) {
            assertThat(state.leases().acquire(name, name, "", TTL)).isPresent();
        }

        List<LeaseInfo> holders = state.leases().holders("in force a ");
        assertThat(holders)
                .extracting(LeaseInfo::name)
                .containsExactly("in force a 1", "in force a 2");
        state.leases().end(holders.get(0));
        assertThat(state.leases().holders("in force a "))
                .extracting(LeaseInfo::holder)
                .containsExactly("in force a 2");
    }

    @Test
    void aRenewalExtendsTheLeaseFromNow() {
        Lease lease = acquire(state, "one").orElseThrow();
        expire();

        assertThat(lease.renew()).isTrue();

        assertThat(state.leases().holder("accounts")).map(LeaseInfo::holder).contains("one");
    }

    @Test
    void theDatabasesClockDecidesAndNotTheClocksOfTheMachines() {
        Lease lease = acquire(state, "one").orElseThrow();
        TestClock ahead = TestClock.running();
        ahead.advance(Duration.ofDays(1));
        try (State skewed = State.open(settings, ahead)) {
            assertThat(acquire(skewed, "one day ahead")).isEmpty();
            lease.close();

            assertThat(acquire(skewed, "one day ahead")).isPresent();
            assertThat(acquire(state, "one")).isEmpty();
        }
    }

    @Test
    void theEpochGrowsWithEachTakeoverAlsoAfterARelease() {
        Lease first = acquire(state, "one").orElseThrow();
        first.close();
        Lease second = acquire(state, "two").orElseThrow();
        expire();
        Lease third = acquire(state, "three").orElseThrow();

        assertThat(List.of(first.epoch(), second.epoch(), third.epoch()))
                .containsExactly(1L, 2L, 3L);
        assertThat(state.leases().holder("accounts")).map(LeaseInfo::epoch).contains(3L);
    }

    @Test
    void aHolderThatLostItsLeaseRecordsNothingMore() {
        Lease paused = acquire(state, "paused").orElseThrow();
        paused.fenced(() -> recorded("ACC-1"));
        expire();
        assertThat(paused.fenced(() -> recorded("ACC-2"))).isTrue();
        Lease next = acquire(state, "next").orElseThrow();

        assertThatThrownBy(() -> paused.fenced(() -> recorded("ACC-3")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("another process has taken over");
        assertThatThrownBy(
                        () ->
                                paused.fenced(
                                        () -> {
                                            state.watermarks().put(TASK, COMPANY, START);
                                            return null;
                                        }))
                .isInstanceOf(UnavailableException.class);
        next.fenced(() -> recorded("ACC-4"));

        assertThat(state.ledger().find(TASK, COMPANY, List.of("ACC-1", "ACC-2", "ACC-3", "ACC-4")))
                .containsOnlyKeys("ACC-1", "ACC-2", "ACC-4");
        assertThat(state.watermarks().get(TASK, COMPANY)).isEmpty();
    }

    private boolean recorded(String key) {
        state.commit(written(List.of(entry(key, "hash"))));
        return true;
    }

    private void expire() {
        TestDatabase.execute(
                settings,
                "update lease set expires_at = current_timestamp where name = 'accounts'");
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
                    expire();
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
        return state.leases().acquire("accounts", holder, "process of " + holder, TTL);
    }
}
