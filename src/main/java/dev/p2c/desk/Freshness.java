package dev.p2c.desk;

import dev.p2c.state.KnownAcross;
import dev.p2c.state.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How old the oldest change is that may not be across, for each task and company.
 *
 * <p>The rule: a row that waits (rejected, parked, in conflict) counts from its first failure. All
 * other changes are known to be across up to the start of the last pass that read every change of
 * the task in the company, and had an outcome for every row. The age is the time since the earlier
 * of both. It grows while passes fail, are paused or do not begin, because nobody knows then what
 * has changed; between two good passes it is at most the time from one start to the next end. A
 * pass of one row, of a chosen time, or one that a brake holds reads less than every change and
 * does not count.
 *
 * <p>A task that has never read every change counts from the start of the first run of its
 * direction; without any run the age is unknown. A state of an older version has no start of such a
 * pass yet: its watermark counts instead if it is later, as that of a first pass is not, which is
 * the time of an old row.
 */
public final class Freshness {

    /** Many figures are asked for at once, by the metrics and by the console. */
    private static final Duration LATELY = Duration.ofSeconds(1);

    private final State state;
    private final Clock clock;
    private final Recent<Map<Part, KnownAcross>> known;

    public Freshness(State state, Clock clock) {
        this.state = state;
        this.clock = clock;
        this.known = new Recent<>(this::known, LATELY, clock);
    }

    private Map<Part, KnownAcross> known() {
        return state.watermarks().knownAcross().stream()
                .collect(
                        Collectors.toMap(
                                one -> new Part(one.task(), one.company()), Function.identity()));
    }

    private record Part(String task, String company) {}

    /** Reads the state, at most once a second. */
    public Reading read() {
        return new Reading(known.get(), clock.instant());
    }

    /** What the state knew at one time. */
    public final class Reading {

        private final Map<Part, KnownAcross> known;
        private final Map<String, Optional<Instant>> firstRuns = new ConcurrentHashMap<>();
        private final Instant now;

        private Reading(Map<Part, KnownAcross> known, Instant now) {
            this.known = known;
            this.now = now;
        }

        /**
         * The age of the oldest change of a direction that may not be across, in any of these
         * companies; empty where it is unknown.
         */
        public Optional<Duration> age(
                String direction, Collection<String> tasks, Collection<String> companies) {
            return upTo(direction, tasks, companies)
                    .map(upTo -> Duration.between(upTo, now))
                    .map(age -> age.isNegative() ? Duration.ZERO : age);
        }

        /** The time up to which all changes are across; empty where it is unknown. */
        private Optional<Instant> upTo(
                String direction, Collection<String> tasks, Collection<String> companies) {
            List<Instant> times = new ArrayList<>();
            for (String task : tasks) {
                for (String company : companies) {
                    Optional<Instant> upTo = upTo(direction, task, company);
                    if (upTo.isEmpty()) {
                        return Optional.empty();
                    }
                    times.add(upTo.get());
                }
            }
            return times.stream().min(Instant::compareTo);
        }

        private Optional<Instant> upTo(String direction, String task, String company) {
            KnownAcross across = known.get(new Part(task, company));
            return across == null ? first(direction) : upTo(direction, across);
        }

        private Optional<Instant> upTo(String direction, KnownAcross across) {
            Optional<Instant> read =
                    Optional.ofNullable(across.readUpTo())
                            .or(
                                    () ->
                                            Stream.of(
                                                            Optional.ofNullable(across.watermark()),
                                                            first(direction))
                                                    .flatMap(Optional::stream)
                                                    .max(Instant::compareTo));
            return read.map(
                    time ->
                            earlier(
                                    time,
                                    Objects.requireNonNullElse(across.oldestWaiting(), time)));
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }

        private Optional<Instant> first(String direction) {
            return firstRuns.computeIfAbsent(direction, state.runPages()::firstOf);
        }
    }
}
