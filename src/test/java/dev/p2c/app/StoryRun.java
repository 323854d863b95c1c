package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.routes.Direction;
import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Engine, stand-ins and a deal for a class whose tests build on each other. */
final class StoryRun implements BeforeAllCallback, AfterAllCallback {

    private final InitialData data;
    private final boolean staged;
    private Path directory;
    private Engine engine;
    private TestDeal deal;

    private StoryRun(InitialData data, boolean staged) {
        this.data = data;
        this.staged = staged;
    }

    static StoryRun on(InitialData data) {
        return new StoryRun(data, false);
    }

    /** The directions through Common Data Service, with both companies. */
    static StoryRun staged() {
        return new StoryRun(InitialData.EMPTY, true);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("story");
        engine =
                staged
                        ? Engine.on(Engine.threeStandIns(data), directory, Engine.BOTH_COMPANIES)
                        : Engine.start(directory, data);
        deal = new TestDeal(engine);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        engine.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    Engine engine() {
        return engine;
    }

    TestDeal deal() {
        return deal;
    }

    /** Runs one pass of every direction, in order. */
    void syncAll() {
        List<Direction> directions = engine.application().directions();
        for (Direction direction : directions) {
            assertThat(engine.sync(direction.id()).failures()).as(direction.id()).isEmpty();
        }
    }

    /** Runs one pass of every direction, in order, after which no row is rejected or waits. */
    void syncAllDone() {
        for (Direction direction : engine.application().directions()) {
            Run run = engine.sync(direction.id());
            assertThat(run.failures()).as(direction.id()).isEmpty();
            assertThat(run.counts().rejected() + run.counts().parked()).as(direction.id()).isZero();
        }
    }

    /** Runs a command beside the engine. */
    Engine.Command p2cSyncAll() {
        Engine.Command sync = engine.p2c("sync", "all");
        assertThat(sync.exit()).as(sync.out() + sync.err()).isZero();
        return sync;
    }
}
