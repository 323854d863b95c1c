package dev.p2c.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessIdentityTest {

    private static final ProcessIdentity SELF = ProcessIdentity.current();

    @Test
    void theTextIsParsedBackAndNamesThisStart() {
        assertThat(ProcessIdentity.of(SELF.toString())).isEqualTo(SELF);
        assertThat(SELF.isThisProcess()).isTrue();
        assertThat(SELF.isProvedDead()).isFalse();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessThatEndedIsProvedDead() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();

        assertThat(like(SELF.boot(), SELF.namespace(), process.pid(), "1").isProvedDead()).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLaterProcessWithTheSameIdIsNotTheHolder() {
        assertThat(like(SELF.boot(), SELF.namespace(), SELF.pid(), "1").isProvedDead()).isTrue();
    }

    @Test
    void aContainerWithTheSameHostNameAndProcessIdIsNotProvedDead() {
        assertThat(like(SELF.boot(), "pid:[1]", SELF.pid(), "1").isProvedDead()).isFalse();
        assertThat(like(SELF.boot(), "", SELF.pid(), "1").isProvedDead()).isFalse();
    }

    @Test
    void aProcessOfAnotherMachineOrOfAnUnknownTextIsNotProvedDead() {
        assertThat(like("another boot", SELF.namespace(), SELF.pid(), "1").isProvedDead())
                .isFalse();
        assertThat(like("", "", SELF.pid(), "").isProvedDead()).isFalse();
        assertThat(ProcessIdentity.of("process 1 on localhost #1").isProvedDead()).isFalse();
        assertThat(ProcessIdentity.of("").isProvedDead()).isFalse();
    }

    private static ProcessIdentity like(String boot, String namespace, long pid, String started) {
        return new ProcessIdentity("another start", boot, namespace, pid, started);
    }
}
