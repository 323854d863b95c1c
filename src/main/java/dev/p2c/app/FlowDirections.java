package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.desk.FlowDirection;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.TwoLegs;
import dev.p2c.routes.Direction;
import dev.p2c.routes.DirectionMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The directions of the files in the form in which the desk shows them. */
public final class FlowDirections {

    private final Settings settings;
    private final ShadowPlans plans;
    private final Map<String, Mapping> mappings;
    private final List<TwoLegs> legs;

    /**
     * @param mappings by task; without those of a task its systems are not named
     * @param legs tasks that bring rows over a third system
     */
    public FlowDirections(Settings settings, Map<String, Mapping> mappings, List<TwoLegs> legs) {
        this.settings = settings;
        this.plans = new ShadowPlans(settings);
        this.mappings = Map.copyOf(mappings);
        this.legs = List.copyOf(legs);
    }

    /** The directions in their order. */
    public List<FlowDirection> of(List<Direction> directions) {
        return directions.stream().map(this::of).toList();
    }

    private FlowDirection of(Direction direction) {
        Optional<Mapping> first = direction.taskNames().stream().findFirst().map(mappings::get);
        String from = first.map(one -> one.source().connection()).orElse("");
        String to = first.map(one -> one.target().connection()).orElse("");
        return new FlowDirection(
                direction.id(),
                direction.description(),
                from,
                to,
                way(direction, from, to),
                direction.mode().word(),
                direction.mode() == DirectionMode.OFF ? "" : settings.inRoute(direction.cron()),
                direction.taskNames(),
                direction.mode() == DirectionMode.SHADOW
                        ? plans.problem(direction.id()).orElse("")
                        : "");
    }

    private String way(Direction direction, String from, String to) {
        return legs.stream()
                .filter(one -> direction.taskNames().stream().anyMatch(one::has))
                .findFirst()
                .map(TwoLegs::way)
                .orElse(from.isEmpty() ? "" : from + " > " + to);
    }
}
