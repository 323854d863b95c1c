package dev.p2c.run;

import dev.p2c.state.RunHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The options of one pass: which rows and companies it covers, and how long it waits to begin.
 *
 * @param full reads all rows, not only changed ones
 * @param since reads the rows changed since this time, instead of since the watermark
 * @param key reads only the row with this integration key
 * @param trigger what started the pass: {@code schedule}, {@code command}, {@code jmx} or {@code
 *     start}
 * @param user who asked for the pass; empty where nobody did, or where that is not known
 * @param patience how long to wait for another pass of the direction to end
 * @param company the only company that takes part; empty for all
 * @param deletesAllowed releases the brake on deletions
 * @param changesAllowed releases the brake on mass changes
 * @param adopting accepts a state that was made for another environment, and continues with it
 */
public record RunOptions(
        boolean full,
        Optional<Instant> since,
        Optional<String> key,
        String trigger,
        String user,
        Duration patience,
        Optional<String> company,
        boolean deletesAllowed,
        boolean changesAllowed,
        boolean adopting) {

    /** Trigger of the pass at the start of the application. */
    public static final String START = "start";

    private static final String SCHEDULE = "schedule";

    /** Changed rows of all companies, started by the schedule. */
    public static final RunOptions SCHEDULED = triggeredBy(SCHEDULE).build();

    /** A builder for a pass over the changed rows of all companies that does not wait. */
    public static Builder triggeredBy(String trigger) {
        return new Builder(trigger);
    }

    /** Trigger of a pass that writes nothing and only tells what it would write. */
    public static final String PLAN = "plan";

    /** True for a pass that writes nothing. */
    public boolean isPlan() {
        return trigger.equals(PLAN);
    }

    /** Trigger of a run that writes a plan. */
    public static final String APPLY = "apply";

    /** True for a run that writes the rows of a plan and says nothing about others. */
    boolean isApply() {
        return trigger.equals(APPLY);
    }

    /** Who asked for the pass, as the history of runs has it. */
    RunHistory.Asked asked() {
        return new RunHistory.Asked(trigger, user);
    }

    /** True for every pass that was not started by the schedule. */
    public boolean isAsked() {
        return !trigger.equals(SCHEDULE);
    }

    /** True for a pass that a person started, by a command or in the console. */
    public boolean isByPerson() {
        return isAsked() && !trigger.equals(START);
    }

    /** Collects the options that differ from those of a scheduled pass. */
    public static final class Builder {

        private final String trigger;
        private String user = "";
        private boolean full;
        private Optional<Instant> since = Optional.empty();
        private Optional<String> key = Optional.empty();
        private Duration patience = Duration.ZERO;
        private Optional<String> company = Optional.empty();
        private boolean deletesAllowed;
        private boolean changesAllowed;
        private boolean adopting;

        private Builder(String trigger) {
            this.trigger = trigger;
        }

        /** Says who asked for the pass. */
        public Builder by(String person) {
            user = person;
            return this;
        }

        public Builder full(boolean allRows) {
            full = allRows;
            return this;
        }

        public Builder since(Optional<Instant> time) {
            since = time;
            return this;
        }

        public Builder key(Optional<String> integrationKey) {
            key = integrationKey;
            return this;
        }

        public Builder patience(Duration longestWait) {
            patience = longestWait;
            return this;
        }

        public Builder company(Optional<String> only) {
            company = only;
            return this;
        }

        public Builder deletesAllowed(boolean unlimited) {
            deletesAllowed = unlimited;
            return this;
        }

        public Builder changesAllowed(boolean unlimited) {
            changesAllowed = unlimited;
            return this;
        }

        public Builder adopting(boolean otherEnvironment) {
            adopting = otherEnvironment;
            return this;
        }

        public RunOptions build() {
            return new RunOptions(
                    full,
                    since,
                    key,
                    trigger,
                    user,
                    patience,
                    company,
                    deletesAllowed,
                    changesAllowed,
                    adopting);
        }
    }
}
