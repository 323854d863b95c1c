package dev.p2c.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.task.batch.Batch;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransformTest {

    private static final String MAPPING =
            """
            source:
              connection: sales
              entity: accounts
              changes: { watermark: modifiedon }
              require: [{ field: statecode, isNot: 1, reason: is inactive }]
            target: { connection: finance, entity: CustomersV3, key: [dataAreaId, CustomerAccount] }
            fields:
              CustomerAccount: accountnumber
              OrganizationName: { from: name, maxLength: 5 }
            """;

    @TempDir Path directory;

    private TaskFixture fixture;
    private Plan plan;

    @BeforeEach
    void open() {
        fixture = new TaskFixture(directory);
        plan = fixture.plan("customers", MAPPING);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void everyRowIsMappedRejectedOrSkipped() {
        Mapped mapped =
                transform(row("A1", "short", 0), row("A2", "too long", 0), row("A3", "x", 1));

        assertThat(mapped.rows()).extracting(Mapped.Accepted::key).containsExactly("A1");
        assertThat(mapped.refused()).extracting(Mapped.Refused::key).containsExactly("A2");
        assertThat(mapped.refused())
                .extracting(Mapped.Refused::field)
                .containsExactly("OrganizationName");
        assertThat(mapped.skipped()).extracting(Mapped.Skipped::key).containsExactly("A3");
        assertThat(mapped.skipped())
                .extracting(Mapped.Skipped::reason)
                .containsExactly("is inactive");
        assertThat(mapped.superseded()).isZero();
    }

    @Test
    void lastRowOfAKeyCountsBecauseItIsTheNewest() {
        Mapped mapped = transform(row("A1", "old", 0), row("A2", "x", 0), row("A1", "new", 0));

        assertThat(mapped.rows()).extracting(Mapped.Accepted::key).containsExactly("A1", "A2");
        assertThat(mapped.rows().get(0).source().get("name").textValue()).isEqualTo("new");
        assertThat(mapped.superseded()).isEqualTo(1);
    }

    @Test
    void lastRowOfAKeyCountsWhateverTheMappingMakesOfIt() {
        Mapped refused = transform(row("A1", "short", 0), row("A1", "too long", 0));
        Mapped skipped = transform(row("A1", "too long", 0), row("A1", "short", 1));
        Mapped written = transform(row("A1", "short", 1), row("A1", "short", 0));

        assertThat(refused.rows()).isEmpty();
        assertThat(refused.refused()).hasSize(1);
        assertThat(skipped.refused()).isEmpty();
        assertThat(skipped.skipped()).hasSize(1);
        assertThat(written.skipped()).isEmpty();
        assertThat(written.rows()).hasSize(1);
        assertThat(Stream.of(refused, skipped, written).map(Mapped::superseded)).containsOnly(1);
    }

    @Test
    void rowWithoutAKeyIsRejectedUnderItsOwnId() {
        Mapped mapped = transform(TaskFixture.json("{'accountid':'7','name':'x','statecode':0}"));

        assertThat(mapped.refused()).extracting(Mapped.Refused::key).containsExactly("?7");
    }

    @Test
    void rowsOfWhichANewerVersionIsStoredAreDropped() {
        Mapped mapped =
                transform(row("A1", "short", 0), row("A2", "too long", 0), row("A3", "x", 1));

        Mapped rest = mapped.without(Set.of("A1", "A3"));

        assertThat(rest.rows()).isEmpty();
        assertThat(rest.skipped()).isEmpty();
        assertThat(rest.refused()).hasSize(1);
        assertThat(rest.superseded()).isEqualTo(2);
        assertThat(mapped.without(Set.of())).isSameAs(mapped);
    }

    @Test
    void batchWhoseMappingFailedWritesNothing() {
        Mapped nothing = Mapped.nothing(batch(row("A1", "short", 0)));

        assertThat(nothing.rows()).isEmpty();
        assertThat(nothing.superseded()).isZero();
    }

    private Mapped transform(ObjectNode... rows) {
        return new Transform().transform(batch(rows));
    }

    private Batch batch(ObjectNode... rows) {
        return new Batch(fixture.pass(plan), 0, List.of(rows), Optional.empty());
    }

    private static ObjectNode row(String number, String name, int state) {
        return TaskFixture.json(
                "{'accountid':'1','accountnumber':'%s','name':'%s','statecode':%d}"
                        .formatted(number, name, state));
    }
}
