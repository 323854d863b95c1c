package dev.p2c.task.batch;

import dev.p2c.state.Failure;
import dev.p2c.state.FailureKind;
import dev.p2c.task.TaskFixture;
import dev.p2c.task.plan.Plan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One mapped row of a task, and the outcomes of the batch that it is in. */
abstract class OutcomesFixture {

    static final Duration AN_HOUR = Duration.ofHours(1);
    static final String SOURCE =
            "{'@odata.etag':'7','accountid':'1','accountnumber':'A1','name':'Contoso'}";

    @TempDir Path directory;

    TaskFixture fixture;
    Plan plan;
    TaskPass pass;
    Mapped.Accepted row;
    BoundRow bound;

    @BeforeEach
    void open() {
        fixture = new TaskFixture(directory);
        use(TaskFixture.CUSTOMERS, SOURCE);
    }

    final void use(String mapping, String source) {
        plan = fixture.plan("customers", mapping);
        pass = fixture.pass(plan);
        row = TaskFixture.row(plan, source);
        bound = new BoundRow(row, Map.of(), List.of());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    final Instant now() {
        return fixture.time.instant();
    }

    final Outcomes outcomes() {
        return new Outcomes(TaskFixture.mapped(pass, row), earlier(Map.of()));
    }

    final Outcomes outcomes(Failure failure) {
        return new Outcomes(TaskFixture.mapped(pass, row), earlier(Map.of(failure.key(), failure)));
    }

    final OpenFailures earlier(Map<String, Failure> failures) {
        return new OpenFailures(pass, failures, new RetryRule(fixture.time, AN_HOUR));
    }

    final Failure failure(FailureKind kind, int attempts, String taken) {
        return new Failure(
                1,
                "customers",
                "usmf",
                "A1",
                kind,
                "name",
                "reason",
                "",
                "",
                SOURCE,
                "7",
                plan.mapping().version(),
                attempts,
                now(),
                now(),
                now().plus(AN_HOUR),
                taken,
                "reason",
                "g1",
                null);
    }
}
