package dev.p2c.task.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FirstReasonsTest {

    @Test
    void reasonIsFirstOnlyOnceAndAtMostAThousandAreRemembered() {
        FirstReasons reasons = new FirstReasons();

        assertThat(reasons.isFirst("a")).isTrue();
        assertThat(reasons.isFirst("a")).isFalse();
        for (int i = 0; i < 999; i++) {
            assertThat(reasons.isFirst("reason " + i)).isTrue();
        }
        assertThat(reasons.isFirst("one more")).isFalse();
    }
}
