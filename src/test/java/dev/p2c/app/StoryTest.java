package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.routes.Direction;
import dev.p2c.sandbox.TestClock;
import dev.p2c.sandbox.http.Data;
import dev.p2c.sandbox.story.BusinessDay;
import dev.p2c.sandbox.story.Event;
import dev.p2c.sandbox.story.Event.Kind;
import dev.p2c.sandbox.story.Places;
import dev.p2c.sandbox.story.StoryRate;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of business with a pass over all directions between what people do. */
class StoryTest {

    private static final int PLOTS = 15;
    private static final int MOST_TICKS = 90;

    @TempDir static Path directory;
    private static Engine engine;
    private static final List<Event> events = new ArrayList<>();

    @BeforeAll
    static void aDay() {
        engine = Engine.start(directory, Data.EMPTY);
        engine.finance().control("POST", "seed", "{\"products\": 8}");
        TestClock clock = new TestClock();
        BusinessDay day = new BusinessDay(places(), clock, 42, events::add);
        for (int tick = 0; tick < MOST_TICKS && (tick < PLOTS || day.open() > 0); tick++) {
            clock.move(StoryRate.FAST.newDeal());
            assertThat(day.tick(StoryRate.FAST)).isEmpty();
            syncAll();
        }
    }

    private static Places places() {
        return new Places(
                engine.sandbox().tokenUrl(),
                engine.sandbox().salesUrl(),
                engine.sandbox().financeUrl());
    }

    private static void syncAll() {
        engine.application().directions().stream().map(Direction::id).forEach(engine::sync);
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void x() {
        events.forEach(e -> System.out.println(e.kind() + "  " + e.text()));
        engine.application().state().failures().list(dev.p2c.state.FailureFilter.all(100)).forEach(System.out::println);
    }
}
