package dev.p2c.task.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.Failure;
import dev.p2c.task.TaskFixture;
import dev.p2c.task.batch.RetryRule;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Lines of Finance that share one sequence number, as lines do that are older than the integration.
 */
class NamesakesTest extends UpsertFixture {

    private static final String LINES =
            """
source:
  connection: finance
  entity: CDSSalesOrderLines
  changes: { sweep: [dataAreaId, SalesOrderNumber, LineCreationSequenceNumber] }
target: { connection: sales, entity: quotedetails, key: [quotedetailname, sequencenumber] }
fields:
  quotedetailname: SalesOrderNumber
  sequencenumber: LineCreationSequenceNumber
  productdescription: ProductNumber
""";

    @Test
    void linesThatShareANumberAreNamedWithTheJobThatNumbersThem() {
        linesOf("'P1'", "'P2'");

        assertThat(operations()).isEmpty();
        assertThat(failureOf("SO1|0").reason())
                .startsWith("2 rows of CDSSalesOrderLines have this key: \"P1\"")
                .contains("\"P2\"", "SalesPopulateProspectToCash");
    }

    @Test
    void aLineThatIsAloneIsWritten() {
        linesOf("'P1'");

        assertThat(operations()).hasSize(1);
    }

    private void linesOf(String... products) {
        use(LINES);
        String[] rows =
                List.of(products).stream()
                        .map(
                                product ->
                                        ("{'@odata.etag':'7','dataAreaId':'usmf','SalesOrderNumber':'SO1',"
                                                        + "'LineCreationSequenceNumber':0,'ProductNumber':%s}")
                                                .formatted(product))
                        .toArray(String[]::new);
        fixture.finance.answers(asked -> TaskFixture.rows(rows));
        new Upsert(fixture.state, new RetryRule(fixture.time, Duration.ofHours(1)))
                .upsert(TaskFixture.mapped(pass, TaskFixture.row(plan, rows[0])));
    }

    private Failure failureOf(String key) {
        return fixture.state.failures().find("accounts", "usmf", List.of(key)).get(key);
    }
}
