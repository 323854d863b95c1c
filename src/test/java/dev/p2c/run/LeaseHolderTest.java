package dev.p2c.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LeaseHolderTest {

    private static final LeaseHolder SELF = LeaseHolder.of(LeaseHolder.next());

    @Test
    void aRunningProcessIsNotGoneAndEveryLeaseHasItsOwnHolder() {
        assertThat(SELF.isGone()).isFalse();
        assertThat(SELF.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(LeaseHolder.next()).isNotEqualTo(LeaseHolder.next());
    }

    @Test
    void aProcessThatEndedIsGone() throws Exception {
        Process process = new ProcessBuilder("true").start();
        Instant started = process.info().startInstant().orElse(Instant.now());
        process.waitFor();

        assertThat(new LeaseHolder(process.pid(), SELF.host(), 1, started).isGone()).isTrue();
    }

    @Test
    void aLaterProcessWithTheSameIdIsNotTheHolder() {
        long parent = ProcessHandle.current().parent().orElseThrow().pid();
        Instant longAgo = Instant.parse("2001-01-01T00:00:00Z");

        assertThat(new LeaseHolder(parent, SELF.host(), 1, longAgo).isGone()).isTrue();
        assertThat(new LeaseHolder(SELF.pid(), SELF.host(), 1, longAgo).isGone()).isTrue();
    }

    @Test
    void aCorrectedClockDoesNotMakeAProcessGone() {
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        Instant shifted = parent.info().startInstant().orElseThrow().plus(Duration.ofSeconds(2));

        assertThat(new LeaseHolder(parent.pid(), SELF.host(), 1, shifted).isGone()).isFalse();
    }

    @Test
    void aHolderOnAnotherMachineOrAnUnknownTextIsNotGone() {
        assertThat(new LeaseHolder(SELF.pid(), "elsewhere", 1, Instant.EPOCH).isGone()).isFalse();
        assertThat(LeaseHolder.of("somebody").isGone()).isFalse();
    }

    @Test
    void theTextIsParsedBack() {
        assertThat(LeaseHolder.of(SELF.toString())).isEqualTo(SELF);
    }
}
