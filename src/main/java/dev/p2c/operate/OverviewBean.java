package dev.p2c.operate;

import dev.p2c.desk.Arrow;
import dev.p2c.desk.Summary;
import dev.p2c.desk.Wrong;
import dev.p2c.state.Counts;
import dev.p2c.state.HourCounts;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Shows in JMX whether business flows. */
public final class OverviewBean implements OverviewMXBean {

    private static final int LONGEST = 24 * 31;

    private final String profile;
    private final String version;
    private final Supplier<List<Arrow>> arrows;
    private final Supplier<List<Wrong>> wrong;
    private final IntFunction<List<HourCounts>> outcomes;

    public OverviewBean(
            String profile,
            String version,
            Supplier<List<Arrow>> arrows,
            Supplier<List<Wrong>> wrong,
            IntFunction<List<HourCounts>> outcomes) {
        this.profile = profile;
        this.version = version;
        this.arrows = arrows;
        this.wrong = wrong;
        this.outcomes = outcomes;
    }

    @Override
    public String getProfile() {
        return profile;
    }

    @Override
    public String getVersion() {
        return version;
    }

    @Override
    public String getUser() {
        return ConsoleUser.current();
    }

    @Override
    public String getRole() {
        return ConsoleUser.role().word();
    }

    @Override
    public String getStateText() {
        return summary().text();
    }

    @Override
    public String getState() {
        return summary().level().word();
    }

    private Summary summary() {
        return Summary.of(arrows.get(), wrong.get());
    }

    @Override
    public List<Arrow> getArrows() {
        return arrows.get();
    }

    @Override
    public List<Wrong> getWrong() {
        return wrong.get();
    }

    @Override
    public List<Outcome> outcomes(int hours) {
        return outcomes.apply(Math.max(1, Math.min(hours, LONGEST))).stream()
                .map(OverviewBean::outcome)
                .toList();
    }

    private static Outcome outcome(HourCounts hour) {
        Counts c = hour.counts();
        return new Outcome(
                hour.hour().toString(),
                hour.task(),
                c.created(),
                c.updated(),
                c.unchanged(),
                c.skipped(),
                c.parked(),
                c.rejected());
    }
}
