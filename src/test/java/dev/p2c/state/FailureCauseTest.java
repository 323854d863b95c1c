package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailureCauseTest {

    private static final String ROW =
            "{\"name\":\"Contoso \\\"X\\\"\",\"address1_line1\":\"12 Main"
                    + " St\",\"accountnumber\":\"ACC-01000\"}";

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "REJECTED;no group;;no group",
                "REJECTED;'12 Main St' has 10 characters;;'…' has … characters",
                "REJECTED;name has 70 characters: \"Contoso Contoso Contoso Contoso Contoso"
                        + " Contoso...\";;name has … characters: \"…\"",
                "REJECTED;address1_line1 is too long (61, at most 60);;address1_line1 is too long"
                        + " (…, at most …)",
                "REJECTED;The value 'Main' in field 'name' is not found;;The value '…' in field"
                        + " 'name' is not found",
                "REJECTED;Customer ACC-01000 is blocked;;Customer … is blocked",
                "REJECTED;Order 3f2504e0-4f89-11d3-9a0c-0305e82c3301 is closed. Number 12.5, code"
                        + " 0x80040237;;Order … is closed. Number …, code 0x80040237",
                "REJECTED;The order isn't open, it can't be changed;;The order isn't open, it can't"
                        + " be changed",
                "PARKED;waits for uoms.name=pal2 in sales;uoms.name=pal2;waits for uoms.name=pal2"
                        + " in sales",
                "PARKED;waits for salesorders.ordernumber=ORD-7 in"
                        + " sales;salesorders.ordernumber=ORD-7;waits for salesorders.ordernumber=… in"
                        + " sales",
                "PARKED;lacks 2 lines in finance, first ORD-7|3: no unit;its lines;lacks … lines in"
                        + " finance, first …: no unit",
                "CONFLICT;changed on both sides, and no rule says whose value wins;;changed on both"
                        + " sides, and no rule says whose value wins"
            })
    void aCauseIsTheReasonWithoutTheValuesOfTheRow(
            FailureKind kind, String reason, String waitsFor, String cause) {
        assertThat(
                        FailureCause.text(
                                new NewFailure(
                                        "ORD-7|3", kind, "f", reason, "", waitsFor, ROW, "", "",
                                        null)))
                .isEqualTo(cause);
    }
}
