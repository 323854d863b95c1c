package dev.p2c.task.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.LedgerEntry;
import dev.p2c.state.RowState;
import dev.p2c.task.TaskFixture;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineHeadersTest {

    private static final String LINES =
            """
            source:
              connection: sales
              entity: accounts
              changes: { watermark: modifiedon }
              follows: { task: headers, by: description%s }
            target: { connection: finance, entity: CustomersV3, key: [dataAreaId, CustomerAccount] }
            fields:
              CustomerAccount: accountnumber
            """;

    @TempDir Path directory;

    private TaskFixture fixture;
    private Plan lines;

    @BeforeEach
    void open() {
        fixture = new TaskFixture(directory);
        fixture.plan("headers", TaskFixture.CUSTOMERS);
        lines = fixture.plan("lines", LINES.formatted(""));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void lineOfASkippedHeaderIsSkippedWithTheNameOfItsTask() {
        fixture.stored(TaskFixture.skipped("headers", TaskFixture.COMPANY, "H1"));

        assertThat(headers(line("H1")).skipReason(line("H1"))).contains("headers skips its header");
    }

    @Test
    void lineOfAWrittenHeaderIsSent() {
        fixture.stored(TaskFixture.written("headers", "H1", "hash"));

        assertThat(headers(line("H1")).skipReason(line("H1"))).isEmpty();
    }

    @Test
    void lineOfAHeaderThatTheTwinBroughtIsSent() {
        fixture.stored(TaskFixture.seeded("headers", "H1", "id", "W/\"1\"", "{}"));

        assertThat(headers(line("H1")).skipReason(line("H1"))).isEmpty();
    }

    @Test
    void lineOfAnUnknownHeaderIsSent() {
        assertThat(headers(line("H1")).skipReason(line("H1"))).isEmpty();
    }

    @Test
    void lineOfASkippedHeaderIsSentWhereTheMappingSaysSo() {
        lines = fixture.plan("lines", LINES.formatted(", skip: false"));
        fixture.stored(TaskFixture.skipped("headers", TaskFixture.COMPANY, "H1"));

        assertThat(headers(line("H1")).skipReason(line("H1"))).isEmpty();
    }

    @Test
    void mappingWithoutHeadersSkipsNothing() {
        lines = fixture.plan("lines", TaskFixture.CUSTOMERS);
        fixture.stored(TaskFixture.skipped("headers", TaskFixture.COMPANY, "H1"));

        LineHeaders headers = headers(line("H1"));
        headers.compareAgain(List.of(line("H1")));

        assertThat(headers.skipReason(line("H1"))).isEmpty();
    }

    @Test
    void headerOfARefusedLineIsComparedInTheNextPass() {
        fixture.stored(
                TaskFixture.written("headers", "H1", "hash", "id", "W/\"1\"", null),
                TaskFixture.written("headers", "H2", "hash", "id", "W/\"1\"", null));

        headers(line("H1"), line("H2")).compareAgain(List.of(line("H1")));

        Map<String, LedgerEntry> found =
                fixture.state.ledger().find("headers", TaskFixture.COMPANY, List.of("H1", "H2"));
        assertThat(found.get("H1").targetEtag()).isNull();
        assertThat(found.get("H1").state()).isEqualTo(RowState.UNSURE);
        assertThat(found.get("H2").targetEtag()).isEqualTo("W/\"1\"");
        assertThat(found.get("H2").hash()).isEqualTo("hash");
    }

    private LineHeaders headers(Mapped.Accepted... rows) {
        Mapped mapped = new Mapped(null, List.of(rows), List.of(), List.of(), 0, Set.of());
        return new LineHeaders(fixture.state, lines, TaskFixture.COMPANY, mapped);
    }

    private Mapped.Accepted line(String header) {
        return TaskFixture.row(
                lines, "{'accountnumber':'L1','description':'%s'}".formatted(header));
    }
}
