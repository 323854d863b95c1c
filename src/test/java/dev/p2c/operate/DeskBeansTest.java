package dev.p2c.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.p2c.desk.ConflictDesk;
import dev.p2c.desk.FailureDesk;
import dev.p2c.desk.FlowState;
import dev.p2c.desk.OperatorLog;
import dev.p2c.desk.PassesForRows;
import dev.p2c.desk.TaskEnds;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.FailureKind;
import dev.p2c.state.NewConflict;
import dev.p2c.state.NewFailure;
import dev.p2c.state.State;
import dev.p2c.state.StateSettings;
import dev.p2c.state.Winner;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskBeansTest {

    private static final String TASK = "accounts-to-customers";
    private static final TaskEnds ENDS =
            new TaskEnds("Sales", "Finance", List.of(), List.of("accountnumber"));

    @TempDir Path folder;
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final JmxBeans beans = new JmxBeans();
    private State state;

    @BeforeEach
    void register() {
        String url = "jdbc:h2:file:" + folder.resolve("state");
        state = State.open(new StateSettings(url, "", "", 2), Clock.systemUTC());
        long run = state.runs().start("accounts", "usmf", "test", Instant.EPOCH);
        List<NewFailure> failures =
                IntStream.range(0, 6)
                        .mapToObj(
                                n ->
                                        new NewFailure(
                                                "A-" + n,
                                                n == 5
                                                        ? FailureKind.CONFLICT
                                                        : FailureKind.REJECTED,
                                                "name",
                                                "\"x\" has " + n + " characters",
                                                "",
                                                "",
                                                "{\"accountnumber\":\"A\",\"name\":\"x\"}",
                                                "v1",
                                                "m1",
                                                null))
                        .toList();
        state.commit(
                BatchOutcome.of(TASK, "usmf", run)
                        .withFailures(failures)
                        .withConflicts(
                                List.of(
                                        new NewConflict(
                                                "A-5", "name", "a", "b", "c", Winner.NOBODY))));
        PassesForRows passes = new PassesForRows(state, List::of, id -> FlowState.FLOWING);
        beans.failures(new FailuresBean(state, new FailureDesk(state, task -> ENDS), passes));
        beans.register(
                "type=Conflicts",
                ConflictsMXBean.class,
                new ConflictsBean(new ConflictDesk(state, task -> ENDS), passes));
        beans.register("type=Log", LogMXBean.class, new LogBean(new OperatorLog(state)));
    }

    @AfterEach
    void close() {
        beans.close();
        state.close();
    }

    private Object call(String bean, String operation, Object... arguments) throws Exception {
        String[] types =
                Arrays.stream(arguments)
                        .map(one -> one.getClass().getName())
                        .toArray(String[]::new);
        return server.invoke(new ObjectName("p2c:type=" + bean), operation, arguments, types);
    }

    private CompositeData largestGroup() throws Exception {
        CompositeData page = (CompositeData) call("Failures", "groups", TASK, "", "", 0L, 10);
        return ((CompositeData[]) page.get("groups"))[0];
    }

    @Test
    void anOperatorSeesGroupsTheirRowsAndOneOfThem() throws Exception {
        CompositeData group = largestGroup();
        assertThat(group.get("rows")).isEqualTo(5L);
        assertThat((String) group.get("text")).startsWith("5 accounts were refused: name: ");
        assertThat((String) group.get("cure")).contains("in Sales");

        CompositeData rows = (CompositeData) call("Failures", "rows", group.get("group"), 3L, 10);
        assertThat(rows.get("total")).isEqualTo(5L);
        assertThat((CompositeData[]) rows.get("rows")).hasSize(2);

        CompositeData detail = (CompositeData) call("Failures", "show", group.get("id"));
        assertThat((String) detail.get("sourceRow")).contains("accountnumber");
        assertThat(detail.get("edit")).isNull();
        assertThat(call("Failures", "ending", group.get("id"))).isNull();
        assertThat((CompositeData[]) detail.get("columns"))
                .extracting(one -> one.get("name"), one -> one.get("isEditable"))
                .containsExactly(tuple("accountnumber", false), tuple("name", true));
    }

    @Test
    void whatAnOperatorDoesIsDoneAndLogged() throws Exception {
        CompositeData group = largestGroup();
        long id = (Long) group.get("id");
        assertThat(call("Failures", "retry", id)).isEqualTo("the next pass tries again");
        assertThat(call("Failures", "retry", 4711L)).isEqualTo("no row has this ID any more");
        assertThat(call("Failures", "retryGroup", group.get("group")))
                .isEqualTo("5 rows; the next pass tries again");
        assertThat(call("Failures", "retryAll")).isEqualTo("6 rows; the next pass tries again");
        call("Failures", "edit", id, "{\"name\": \"y\"}");
        CompositeData detail = (CompositeData) call("Failures", "show", id);
        assertThat(((CompositeData) detail.get("edit")).get("values"))
                .isEqualTo("{\"name\":\"y\"}");
        call("Failures", "discard", id, "a test row");
        call("Failures", "takeBack", id);
        assertThat(call("Failures", "discardGroup", group.get("group"), "no")).isEqualTo(5);
        assertThat(((CompositeData) call("Failures", "resolved", 0L, 2)).get("total"))
                .isEqualTo(5L);

        CompositeData[] log =
                (CompositeData[]) ((CompositeData) call("Log", "page", 0L, 50)).get("rows");
        assertThat(log)
                .extracting(line -> line.get("action"))
                .containsExactly(
                        "discard", "take back", "discard", "edit", "retry", "retry", "retry");
        assertThat(log).extracting(line -> line.get("origin")).containsOnly("JMX");
    }

    @Test
    void oneSideOfAConflictIsTaken() throws Exception {
        CompositeData page = (CompositeData) call("Conflicts", "page", 0L, 10);
        CompositeData row = ((CompositeData[]) page.get("rows"))[0];
        assertThat(((CompositeData[]) row.get("fields"))[0].get("target")).isEqualTo("c");

        call("Conflicts", "take", row.get("id"), "source");

        CompositeData now = (CompositeData) call("Conflicts", "show", row.get("id"));
        assertThat(now.get("decision")).isEqualTo("SOURCE");
    }

    @Test
    void mistakesAreToldInWords() {
        assertThatThrownBy(() -> call("Failures", "groups", "", "", "bad", 0L, 10))
                .hasRootCauseMessage("bad: is not one of rejected, parked, conflict, deleted");
        assertThatThrownBy(() -> call("Failures", "rows", "g1", 0L, 5000))
                .hasRootCauseMessage("page: needs an offset from 0 and a limit from 1 to 1000");
        RunsBean runs = new RunsBean(state, direction -> Optional.empty(), Clock.systemUTC());
        assertThatThrownBy(() -> runs.page("", "", "", "", 0, 1001))
                .hasMessage("page: needs an offset from 0 and a limit from 1 to 1000");
    }
}
