package dev.p2c.task.poll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.odata.TestService.Answer;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.SourceVersion;
import dev.p2c.task.TaskFixture;
import dev.p2c.task.batch.RetryRule;
import dev.p2c.task.batch.SeenKeys;
import dev.p2c.task.batch.Slice;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.TaskSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rows a sweep reads in full. */
class SweepPollTest {

    private static final String READY =
            "{'@odata.etag':'W/1','dataAreaId':'usmf','CustomerAccount':'C1','CustomerGroupId':'10'}";

    @TempDir Path directory;
    private TaskFixture fixture;
    private Plan plan;

    @BeforeEach
    void open() {
        fixture = new TaskFixture(directory);
        fixture.plan("groups", TaskFixture.ACCOUNTS);
        plan =
                fixture.plan(
                        "accounts",
                        TaskFixture.ACCOUNTS.replace(
                                "[dataAreaId, CustomerAccount] } }",
                                "[dataAreaId, CustomerAccount] }, require: [{ field: CustomerGroupId,"
                                        + " is: '10', reason: other group }], follows: { task:"
                                        + " groups, by: CustomerGroupId } }"));
        fixture.finance.answers(asked -> TaskFixture.rows(READY));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void anUnchangedRowIsNotReadAgain() {
        known(plan.sourceVersion(TaskFixture.json(READY)));

        assertThat(read()).isZero();
    }

    @Test
    void aRowIsReadAgainWhenAColumnThatDecidesChangedButNotTheEtag() {
        known(
                plan.sourceVersion(
                        TaskFixture.json(
                                READY.replace(
                                        "'CustomerGroupId':'10'", "'CustomerGroupId':'20'"))));

        assertThat(read()).isEqualTo(1);
    }

    @Test
    void aLineIsReadAgainWhenItsHeaderIsNotSkippedAnyMore() {
        known(plan.sourceVersion(TaskFixture.json(READY)).behindSkippedHeader());

        assertThat(read()).isEqualTo(1);
    }

    @Test
    void aLineIsNotReadAgainWhileItsHeaderIsSkipped() {
        fixture.stored(TaskFixture.skipped("groups", TaskFixture.COMPANY, "10"));
        known(plan.sourceVersion(TaskFixture.json(READY)).behindSkippedHeader());

        assertThat(read()).isZero();
    }

    @Test
    void aRowWhoseKeyTheSourceRefusesToSearchForIsRejectedOnceAndTheOthersAreRead() {
        String other = READY.replace("'C1'", "'C2'");
        fixture.finance.answers(
                asked ->
                        asked.target().contains("C1")
                                ? Answer.json(400, "{\"error\":{\"message\":\"no\"}}")
                                : asked.target().contains("C2")
                                        ? TaskFixture.rows(other)
                                        : TaskFixture.rows(READY, other));
        fixture.stored(TaskFixture.skipped("accounts", TaskFixture.COMPANY, "C9"));

        assertThat(read()).isEqualTo(1);

        assertThat(fixture.state.failures().list(FailureFilter.of("accounts", "usmf", 5)))
                .singleElement()
                .satisfies(
                        failure -> {
                            assertThat(failure.key()).contains("C1");
                            assertThat(failure.reason()).contains("refuses to search", "400");
                        });
        int before = fixture.finance.asked().size();
        assertThat(read()).isEqualTo(1);
        assertThat(fixture.finance.asked().size() - before).isEqualTo(2);
    }

    private void known(SourceVersion version) {
        fixture.stored(LedgerEntry.skipped("accounts", TaskFixture.COMPANY, "C1").from(version));
    }

    private UnreadableRows unreadable() {
        return new UnreadableRows(
                fixture.state, new RetryRule(Clock.systemUTC(), Duration.ofHours(1)));
    }

    private int read() {
        Iterator<Slice> slices =
                new SweepPoll(fixture.state, TaskSettings.DEFAULTS, new SeenKeys(), unreadable())
                        .changed(fixture.run(), plan, false, false, page -> {});
        List<Slice> all = new ArrayList<>();
        slices.forEachRemaining(all::add);
        return all.stream().mapToInt(slice -> slice.rows().size()).sum();
    }
}
