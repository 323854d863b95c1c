package dev.p2c.app;

import dev.p2c.desk.Arrow;
import dev.p2c.desk.ConflictDesk;
import dev.p2c.desk.FailureDesk;
import dev.p2c.desk.FlowDirection;
import dev.p2c.desk.MappingTables;
import dev.p2c.desk.OperatorLog;
import dev.p2c.desk.PassesForRows;
import dev.p2c.desk.Troubles;
import dev.p2c.desk.Wrong;
import dev.p2c.error.ConfigurationException;
import dev.p2c.explain.Explanation;
import dev.p2c.mapping.Mapping;
import dev.p2c.operate.ConflictsBean;
import dev.p2c.operate.ConflictsMXBean;
import dev.p2c.operate.FailuresBean;
import dev.p2c.operate.FindBean;
import dev.p2c.operate.FindMXBean;
import dev.p2c.operate.JmxBeans;
import dev.p2c.operate.LogBean;
import dev.p2c.operate.LogMXBean;
import dev.p2c.operate.MappingsBean;
import dev.p2c.operate.MappingsMXBean;
import dev.p2c.operate.OverviewBean;
import dev.p2c.operate.OverviewMXBean;
import dev.p2c.operate.RunsBean;
import dev.p2c.operate.RunsMXBean;
import dev.p2c.state.State;
import dev.p2c.state.Write;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The beans of an operator's desk: overview, runs, failures, conflicts, any row, mappings. */
final class DeskBeans {

    private static final int MOST_WRITES = 20;

    private final Application application;
    private final FlowWatch flow;
    private final ConfiguredEnds ends;
    private final FailureDesk failures;
    private final Troubles troubles;

    DeskBeans(Application application, FlowWatch flow) {
        this.application = application;
        this.flow = flow;
        this.ends = application.ends();
        this.failures = new FailureDesk(application.state(), ends::of);
        this.troubles = new Troubles(application.state(), failures, application.clock());
    }

    void register(JmxBeans beans) {
        rememberEnds();
        registerRows(beans);
        beans.register(
                "type=Overview",
                OverviewMXBean.class,
                new OverviewBean(
                        application.settings().profile(),
                        version(),
                        this::arrows,
                        this::wrong,
                        flow.flow()::outcomes));
        beans.register(
                "type=Runs",
                RunsMXBean.class,
                new RunsBean(application.state(), application.runs()::active, application.clock()));
        beans.register(
                "type=Find", FindMXBean.class, new FindBean(application.state(), new Rows()));
        beans.register(
                "type=Mappings",
                MappingsMXBean.class,
                new MappingsBean(
                        new MappingTables(application.mappings(), application.plans()::problem),
                        flow::directions));
    }

    /** An edit with a mistake shall not take the names of the systems away. */
    private void rememberEnds() {
        application.directions().forEach(one -> one.taskNames().forEach(ends::of));
    }

    private void registerRows(JmxBeans beans) {
        State state = application.state();
        PassesForRows passes = new PassesForRows(state, flow::directions, flow::state);
        beans.failures(new FailuresBean(state, failures, passes));
        ConflictDesk conflicts = new ConflictDesk(state, ends::of);
        beans.register(
                "type=Conflicts", ConflictsMXBean.class, new ConflictsBean(conflicts, passes));
        beans.register("type=Log", LogMXBean.class, new LogBean(new OperatorLog(state)));
    }

    private static String version() {
        return Optional.ofNullable(DeskBeans.class.getPackage().getImplementationVersion())
                .orElse("");
    }

    private List<Arrow> arrows() {
        Set<String> away = away().keySet();
        return flow.arrows().stream().map(arrow -> arrow.whileAway(away)).toList();
    }

    private List<Wrong> wrong() {
        return troubles.of(flow.arrows(), away());
    }

    /** Why a connection is not used, by its name. */
    private Map<String, String> away() {
        Map<String, String> away = new TreeMap<>();
        application
                .connections()
                .forEach(
                        (name, connection) ->
                                connection
                                        .stats()
                                        .openUntil()
                                        .ifPresent(
                                                until ->
                                                        away.put(
                                                                name,
                                                                "no requests are sent until "
                                                                        + until)));
        return away;
    }

    /** Explains rows with the connections of the application. */
    private final class Rows implements FindBean.Explained {

        private Explanation explanation(String task, String company, String key) {
            List<String> known = application.settings().list("p2c.companies");
            if (!company.isEmpty() && !known.contains(company)) {
                throw new ConfigurationException(
                        company, "is not among p2c.companies: " + String.join(", ", known));
            }
            return application
                    .explainer(true)
                    .explain(task, key, Optional.of(company).filter(one -> !one.isEmpty()));
        }

        @Override
        public String json(String task, String company, String key) {
            Explanation found = explanation(task, company, key);
            List<Write> history =
                    application
                            .state()
                            .history()
                            .ofRow(
                                    found.task(),
                                    Optional.of(found.company()).filter(one -> !one.isEmpty()),
                                    found.key(),
                                    MOST_WRITES);
            Optional<String> direction =
                    flow.directions().stream()
                            .filter(one -> one.tasks().contains(task))
                            .map(FlowDirection::id)
                            .findFirst();
            return JsonOutput.of(ExplanationJson.of(found, direction, history));
        }

        @Override
        public Optional<Instant> changedAt(String task, String company, String key) {
            Mapping mapping = application.plans().current(task).mapping();
            if (!(mapping.source().changes() instanceof Mapping.Watermark watermark)) {
                return Optional.empty();
            }
            return explanation(task, company, key)
                    .source()
                    .flatMap(row -> time(row.path(watermark.column()).asText()));
        }

        private static Optional<Instant> time(String text) {
            try {
                return Optional.of(Instant.parse(text));
            } catch (DateTimeParseException e) {
                return Optional.empty();
            }
        }
    }
}
