package dev.p2c.task.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenKeysTest {

    @Test
    void hashedKeysAreFoundAndOthersAreNot() {
        SeenKeys keys = new SeenKeys();
        for (int i = 0; i < 5_000; i++) {
            keys.see("key " + i);
        }

        assertThat(keys.has("key 0")).isTrue();
        assertThat(keys.has("key 4999")).isTrue();
        assertThat(keys.has("key 5000")).isFalse();
        keys.see("key 5000");
        assertThat(keys.has("key 5000")).isTrue();
        assertThat(keys.isComplete()).isFalse();
        keys.complete();
        assertThat(keys.isComplete()).isTrue();
    }
}
