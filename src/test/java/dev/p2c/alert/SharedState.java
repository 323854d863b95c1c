package dev.p2c.alert;

import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import dev.p2c.testing.TestClock;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A real state that all tests of a class share; each test finds it empty. */
abstract class SharedState {

    @TempDir static Path directory;
    static TestClock clock;
    static State state;

    @BeforeAll
    static void open() {
        clock = TestClock.standing();
        String url = "jdbc:h2:file:" + directory.resolve("p2c").toAbsolutePath();
        state = State.open(new StateSettings(url, "", "", 2), clock);
    }

    @AfterAll
    static void close() {
        state.close();
    }

    @BeforeEach
    void empty() {
        state.clear();
    }

    static Set<String> subjects(Rule rule, String... open) {
        Set<String> subjects = new HashSet<>();
        rule.look().conditions(Set.of(open)).forEach(found -> subjects.add(found.subject()));
        return subjects;
    }
}
