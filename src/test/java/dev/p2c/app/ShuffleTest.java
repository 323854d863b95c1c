package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.Business.Act;
import dev.p2c.routes.Direction;
import dev.p2c.run.Run;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random orders of business steps and passes of the eight directions end in the same state of both
 * services. {@code -Dshuffle.seed=N} replays a seed that failed, {@code -Dshuffle.count=N} tries
 * other numbers of orders than three.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
@Tag("long")
class ShuffleTest {

    private static final Logger LOG = LoggerFactory.getLogger(ShuffleTest.class);
    private static final String SEED = "shuffle.seed";
    private static final int SHUFFLES = Integer.getInteger("shuffle.count", 3);
    private static final int MOST_STEPS = 1_000;
    private static final int MOST_ROUNDS = 10;

    @TempDir static Path directory;
    private static Sandbox standIns;
    private static Set<String> inOrder;

    @BeforeAll
    static void everythingInItsOrder() {
        standIns = Engine.standIns(InitialData.EMPTY);
        inOrder = run("in-order", ShuffleTest::inOrder);
    }

    @AfterAll
    static void stop() {
        standIns.close();
    }

    static LongStream seeds() {
        Long replayed = Long.getLong(SEED);
        return replayed == null
                ? new Random().longs(SHUFFLES, 0, 1_000_000)
                : LongStream.of(replayed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anyOrderOfStepsEndsInTheSameState(long seed) {
        LOG.info("Replay with -D{}={}", SEED, seed);

        Set<String> shuffled = run("seed-" + seed, engine -> shuffled(engine, new Random(seed)));

        assertThat(without(shuffled, inOrder)).as("Only with -D%s=%d", SEED, seed).isEmpty();
        assertThat(without(inOrder, shuffled)).as("Missing with -D%s=%d", SEED, seed).isEmpty();
    }

    private static Set<String> without(Set<String> lines, Set<String> others) {
        Set<String> left = new TreeSet<>(lines);
        left.removeAll(others);
        return left;
    }

    private interface Doing {
        void with(Engine engine);
    }

    private static Set<String> run(String name, Doing doing) {
        Engine engine = Engine.on(standIns, directory.resolve(name), Map.of());
        try {
            for (var service : List.of(engine.sales(), engine.finance())) {
                service.control("POST", "reset", "{\"data\": \"empty\"}");
            }
            new TestDeal(engine).taxedFromTheBeginning();
            doing.with(engine);
            return BothServices.lines(engine);
        } finally {
            engine.application().close();
        }
    }

    private static void inOrder(Engine engine) {
        List<Direction> directions = engine.application().directions();
        for (Act act : new Business(engine).acts()) {
            for (int round = 0; !act.attempt().getAsBoolean(); round++) {
                assertThat(round).as(act.name()).isLessThan(MOST_ROUNDS);
                directions.forEach(direction -> pass(engine, direction));
            }
        }
        untilNothingMoves(engine, new Random(0));
    }

    private static void shuffled(Engine engine, Random random) {
        List<Act> left = new ArrayList<>(new Business(engine).acts());
        List<Direction> directions = engine.application().directions();
        Set<String> done = new HashSet<>();
        for (int step = 0; !left.isEmpty(); step++) {
            assertThat(step).isLessThan(MOST_STEPS);
            List<Act> next = left.stream().filter(act -> done.containsAll(act.after())).toList();
            Act act = next.get(random.nextInt(next.size()));
            if (random.nextBoolean() && act.attempt().getAsBoolean()) {
                done.add(act.name());
                left.remove(act);
            } else {
                pass(engine, directions.get(random.nextInt(directions.size())));
            }
        }
        untilNothingMoves(engine, random);
    }

    private static void untilNothingMoves(Engine engine, Random random) {
        List<Direction> directions = new ArrayList<>(engine.application().directions());
        long moved = 1;
        for (int round = 0; moved > 0; round++) {
            assertThat(round).as("rounds until nothing moves").isLessThan(MOST_ROUNDS);
            Collections.shuffle(directions, random);
            moved = directions.stream().mapToLong(direction -> pass(engine, direction)).sum();
        }
        assertThat(new TestDeal(engine).failures()).isEmpty();
    }

    /** Rows that come too early are parked with their reason; no row is rejected. */
    private static long pass(Engine engine, Direction direction) {
        Run run = engine.sync(direction.id());
        assertThat(run.failures()).isEmpty();
        assertThat(new TestDeal(engine).failures())
                .allSatisfy(
                        failure ->
                                assertThat(failure)
                                        .returns(FailureKind.PARKED, Failure::kind)
                                        .extracting(Failure::waitsFor)
                                        .asString()
                                        .isNotEmpty());
        return run.counts().created() + run.counts().updated();
    }
}
