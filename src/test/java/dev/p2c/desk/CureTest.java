package dev.p2c.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.FailureGroup;
import dev.p2c.state.FailureKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CureTest {

    private static final TaskEnds ENDS = new TaskEnds("Finance", "Sales", List.of(), List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "CONFLICT;changed on both sides;;;take one side",
                "DELETED;deleted in finance, still in sales;;;Delete the row in Sales, too",
                "PARKED;lacks 2 lines;see the failures;its lines;failures of its lines",
                "PARKED;is a draft;;a change of the row;Change the row in Finance",
                "PARKED;waits for uoms.name=pal in sales;;uoms.name=pal;Create unit pal in Sales"
                        + " (Settings",
                "PARKED;waits for accounts.accountnumber=A1 in sales;;accounts.accountnumber=A1;when"
                        + " Sales has account A1",
                "PARKED;another reason;;;the row that it waits for is in",
                "REJECTED;2 rows have the key A;;only one row with this key;Several rows of"
                        + " Finance",
                "REJECTED;several rows have the key of its header, see x;;;Two documents of"
                        + " Finance",
                "REJECTED;\"Utopia\" in country is not in the value map;;;add it to the value map",
                "REJECTED;\"Utopia\" in country is not in the value map. Correct it in the source, or"
                        + " add it to maps/x.yaml;;;Finance, or add it to maps/x.yaml",
                "REJECTED;name has 130 characters, at most 100 are allowed;;;Shorten the value in"
                        + " Finance",
                "REJECTED;the key field is empty: name;;;Fill the field in Finance",
                "REJECTED;Field 'Customer group' must be filled in.;400;;Fill the field in Finance",
                "REJECTED;deleted in finance: no right;403 x;;refuses to delete the row",
                "REJECTED;Principal lacks privilege;403 0x80040220;;Give the application user the"
                        + " right",
                "REJECTED;The record already exists;400;;has another row with this number",
                "REJECTED;The value 'x' is not found in the related table;400;;Create the value in"
                        + " Sales",
                "REJECTED;The order is closed;400;;in its present state",
                "REJECTED;precondition;412;;The row was changed in",
                "REJECTED;no such resource;404;;bin/p2c check",
                "REJECTED;name is a structure, not a value;;;in the mapping or in Finance",
                "REJECTED;anything else;500;;the message of Sales"
            })
    void eachFailureHasACure(
            FailureKind kind, String reason, String detail, String waitsFor, String part) {
        assertThat(Cure.of(kind, reason, text(detail), text(waitsFor), reason, ENDS))
                .contains(part)
                .doesNotContain("{");
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }

    @Test
    void aCauseIsASentenceWithTheNumberOfRows() {
        assertThat(sentence(FailureKind.PARKED, 412, "", "waits for uoms.name=pal in sales"))
                .isEqualTo("412 order lines wait for unit pal in Sales");
        assertThat(sentence(FailureKind.PARKED, 9, "", "waits for uoms.name=… in sales"))
                .isEqualTo("9 order lines wait for their units in Sales");
        assertThat(sentence(FailureKind.PARKED, 1, "", "waits for uoms.name=… in sales"))
                .isEqualTo("1 order line waits for unit pal in Sales");
        assertThat(sentence(FailureKind.REJECTED, 2, "a", "… is x. Shorten it in the source"))
                .isEqualTo("2 order lines were refused: a: … is x");
        assertThat(sentence(FailureKind.PARKED, 1, "", "lacks … lines in sales"))
                .isEqualTo("1 order line waits: lacks … lines in sales");
        assertThat(sentence(FailureKind.REJECTED, 80, "name", "… is too long"))
                .isEqualTo("80 order lines were refused: name: … is too long");
        assertThat(sentence(FailureKind.CONFLICT, 1, "name", "both"))
                .isEqualTo("1 order line was changed in both systems: name");
        assertThat(sentence(FailureKind.DELETED, 2, "", "deleted"))
                .isEqualTo("2 order lines were deleted in Finance; Sales still has them");
    }

    private static String sentence(FailureKind kind, long rows, String field, String cause) {
        Instant at = Instant.EPOCH;
        return CauseText.of(
                new FailureGroup(
                        "g1",
                        1,
                        "order-lines-to-sales",
                        "usmf",
                        "A|1",
                        kind,
                        field,
                        cause,
                        cause,
                        "",
                        kind == FailureKind.PARKED ? "uoms.name=pal" : "",
                        rows,
                        1,
                        at,
                        at),
                ENDS);
    }
}
