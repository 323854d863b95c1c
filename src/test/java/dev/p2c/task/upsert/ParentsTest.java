package dev.p2c.task.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.odata.TestService.Answer;
import dev.p2c.odata.TestService.Asked;
import dev.p2c.task.TaskFixture;
import dev.p2c.task.batch.BoundRow.LeftOut;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.plan.Plan;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParentsTest {

    private static final String MAPPING =
            """
            source: { connection: sales, entity: accounts, changes: { watermark: modifiedon } }
            target: { connection: finance, entity: CustomersV3, key: [dataAreaId, CustomerAccount] }
            fields:
              CustomerAccount: accountnumber
              SalesTaxGroup: { from: name, parent: UnitsOfMeasure.UnitSymbol }
              TCSGroup: { from: description, parent: UnitsOfMeasure.UnitSymbol, later: true }
            """;

    @TempDir Path directory;

    private TaskFixture fixture;
    private Plan plan;
    private Parents parents;

    @BeforeEach
    void open() {
        fixture = new TaskFixture(directory);
        plan = fixture.plan("customers", MAPPING);
        parents = new Parents(plan, TaskFixture.COMPANY);
        fixture.finance.answers(ParentsTest::answer);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void rowWhoseParentExistsWaitsForNothing() {
        Mapped.Accepted row = row("'pcs'", "'pcs'");

        parents.read(List.of(row));

        assertThat(parents.missing(row)).isEmpty();
        assertThat(parents.leftOut(row)).isEmpty();
    }

    @Test
    void rowWaitsForAParentItCannotDoWithout() {
        Mapped.Accepted row = row("'drum'", "null");

        parents.read(List.of(row));

        assertThat(parents.missing(row))
                .contains(new LeftOut("SalesTaxGroup", "UnitsOfMeasure.UnitSymbol=drum"));
    }

    @Test
    void parentThatMayComeLaterIsLeftOut() {
        Mapped.Accepted row = row("'pcs'", "'drum'");

        parents.read(List.of(row));

        assertThat(parents.missing(row)).isEmpty();
        assertThat(parents.leftOut(row))
                .containsExactly(new LeftOut("TCSGroup", "UnitsOfMeasure.UnitSymbol=drum"));
    }

    @Test
    void rowWithoutAValueHasNoParent() {
        Mapped.Accepted row = row("null", "null");

        parents.read(List.of(row));

        assertThat(parents.missing(row)).isEmpty();
        assertThat(fixture.finance.asked()).isEmpty();
    }

    @Test
    void oneColumnCostsOneQueryForAllRows() {
        parents.read(List.of(row("'pcs'", "'box'"), row("'drum'", "'pcs'"), row("'pcs'", "null")));

        assertThat(fixture.finance.asked()).hasSize(1);
    }

    @Test
    void onlyRowsThatMayGoWithoutAParentAreReadBeforeSending() {
        parents.readOptional(List.of(row("'pcs'", "null")));
        assertThat(fixture.finance.asked()).isEmpty();

        Mapped.Accepted optional = row("'pcs'", "'drum'");
        parents.readOptional(List.of(optional));

        assertThat(fixture.finance.asked()).hasSize(1);
        assertThat(parents.leftOut(optional)).hasSize(1);
    }

    @Test
    void parentThatArrivesIsSeenByTheNextReading() {
        Mapped.Accepted row = row("'drum'", "null");
        parents.read(List.of(row));
        fixture.finance.answers(asked -> TaskFixture.rows("{'UnitSymbol':'drum'}"));

        parents.read(List.of(row));

        assertThat(parents.missing(row)).isEmpty();
    }

    @Test
    void readingParentsDoesNotChangeTheRow() {
        Mapped.Accepted row = row("'pcs'", "'drum'");
        String before = row.target().toString();

        parents.read(List.of(row));
        parents.leftOut(row);

        assertThat(row.target().toString()).isEqualTo(before);
    }

    private Mapped.Accepted row(String needed, String optional) {
        return TaskFixture.row(
                plan,
                "{'accountnumber':'A1','name':%s,'description':%s}".formatted(needed, optional));
    }

    private static Answer answer(Asked asked) {
        return asked.target().contains("'pcs'")
                ? TaskFixture.rows("{'UnitSymbol':'pcs'}")
                : TaskFixture.rows();
    }
}
