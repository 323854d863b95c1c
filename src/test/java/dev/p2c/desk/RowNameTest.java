package dev.p2c.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"accountnumber": "A-1", "name": " Contoso "}                | Contoso
                    {"name": null, "firstname": "Ann", "lastname": "Berg"}       | Ann Berg
                    {"dataAreaId": "usmf", "OrganizationName": "Nordlicht"}      | Nordlicht
                    {"accountid": "1"}                                           | ``
                    no JSON                                                      | ``
                    """)
    void theNameIsTakenFromTheColumnsThatHoldOne(String row, String name) {
        assertThat(RowName.of(row)).isEqualTo(name);
    }

    @Test
    void aRowThatIsNotKeptHasNone() {
        assertThat(RowName.of(null)).isEmpty();
    }
}
