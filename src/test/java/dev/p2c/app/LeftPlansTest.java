package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.TemporaryState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftPlansTest {

    @Test
    void onlyFilesOfProcessesThatHaveEndedAreLeft(@TempDir Path folder) throws Exception {
        Path ended = Files.createDirectory(folder.resolve("p2c-plan-999999999-1"));
        Files.createFile(ended.resolve("state.mv.db"));
        Path own = folder.resolve("p2c-plan-" + ProcessHandle.current().pid() + "-1.rows");
        Path young = folder.resolve("p2c-plan-abc.rows");
        Path old = folder.resolve("p2c-plan-def.rows");
        for (Path file : new Path[] {own, young, old, folder.resolve("p2c.rows")}) {
            Files.createFile(file);
        }
        Instant longAgo = Instant.now().minus(Duration.ofDays(2));
        Files.setLastModifiedTime(old, FileTime.from(longAgo));
        LeftPlans plans = new LeftPlans(folder, Clock.systemUTC());

        assertThat(plans.left()).containsExactly(ended, old);
        assertThat(plans.inUse()).containsExactly(own, young);
        assertThat(TemporaryState.delete(ended)).isTrue();
        assertThat(TemporaryState.delete(ended)).isTrue();
        assertThat(ended).doesNotExist();
    }
}
