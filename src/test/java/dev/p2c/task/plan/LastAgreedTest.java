package dev.p2c.task.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LastAgreedTest {

    private static final Map<String, String> FIELDS = Map.of("name", "Contoso", "city", "Oslo");

    @Test
    void valuesAreReadBack() {
        LastAgreed base = LastAgreed.read(LastAgreed.values(FIELDS));

        assertThat(base.isKnown()).isTrue();
        assertThat(base.value("name")).contains("Contoso");
        assertThat(base.value("fax")).isEmpty();
        assertThat(base.had("city", "OSLO")).isTrue();
        assertThat(base.had("city", "Rome")).isFalse();
    }

    @Test
    void marksTellThatAValueChangedButNotWhatItWas() {
        LastAgreed base = LastAgreed.read(FieldMarks.join(FIELDS, Map.of()));

        assertThat(base.isKnown()).isTrue();
        assertThat(base.had("name", "Contoso")).isTrue();
        assertThat(base.had("name", "contoso")).isTrue();
        assertThat(base.had("name", "Fabrikam")).isFalse();
        assertThat(base.value("name")).isEmpty();
    }

    @Test
    void aFieldThatWasPutBackHasThatValueOnly() {
        Map<String, String> back = Map.of("city", "Bergen");
        for (String stored :
                new String[] {
                    LastAgreed.values(FIELDS, Map.of("city", "OSL")),
                    FieldMarks.join(FIELDS, Map.of("city", "OSL"))
                }) {
            LastAgreed base = LastAgreed.read(LastAgreed.replaced(stored, back));

            assertThat(base.had("city", "Bergen")).isTrue();
            assertThat(base.had("city", "Oslo")).isFalse();
            assertThat(base.had("city", "OSL")).isFalse();
            assertThat(base.had("name", "Contoso")).isTrue();
        }
        assertThat(LastAgreed.replaced(null, back)).isNull();
    }

    @Test
    void markBelongsToItsField() {
        LastAgreed base = LastAgreed.read(FieldMarks.join(Map.of("name", "Oslo"), Map.of()));

        assertThat(base.had("city", "Oslo")).isFalse();
    }

    @Test
    void exactComparisonNeedsTheValuesAndTheirCase() {
        LastAgreed values = LastAgreed.read(LastAgreed.values(FIELDS));
        LastAgreed marks = LastAgreed.read(FieldMarks.join(FIELDS, Map.of()));

        assertThat(values.hadExactly(Map.of("name", "Contoso"))).isTrue();
        assertThat(values.hadExactly(Map.of("name", "contoso"))).isFalse();
        assertThat(values.hadExactly(Map.of("fax", ""))).isFalse();
        assertThat(marks.hadExactly(Map.of("name", "Contoso"))).isFalse();
    }

    @Test
    void marksTellOfWhichFieldsTheyAre() {
        LastAgreed marks = LastAgreed.read(FieldMarks.join(FIELDS, Map.of("city", "OSL")));

        assertThat(marks.knows("city")).isTrue();
        assertThat(marks.knows("fax")).isFalse();
        assertThat(marks.had("city", "osl")).as("a second value").isTrue();
        assertThat(marks.had("city", "Oslo")).isTrue();
    }

    @Test
    void valuesTellOfWhichFieldsTheyAre() {
        LastAgreed values = LastAgreed.read(LastAgreed.values(FIELDS, Map.of("city", "OSL")));

        assertThat(values.knows("city")).isTrue();
        assertThat(values.knows("fax")).isFalse();
        assertThat(values.had("city", "osl")).as("a second value").isTrue();
        assertThat(values.value("city")).contains("Oslo");
    }

    /** Marks of earlier versions: four characters for a field with its value. */
    @Test
    void marksOfEarlierVersionsAreReadAndMayBeOfAnyField() {
        String earlier = FieldMarks.of("name", "Contoso") + FieldMarks.of("city", "Oslo");
        LastAgreed marks = LastAgreed.read(earlier);

        assertThat(marks.had("city", "Oslo")).isTrue();
        assertThat(marks.had("city", "Rome")).isFalse();
        assertThat(marks.knows("fax")).isTrue();
    }

    @Test
    void nothingStoredMeansNothingKnown() {
        assertThat(LastAgreed.read(null)).isSameAs(LastAgreed.UNKNOWN);
        assertThat(LastAgreed.read("").isKnown()).isFalse();
        assertThat(LastAgreed.UNKNOWN.had("name", "")).isFalse();
    }

    @Test
    void damagedValuesAreReported() {
        assertThatThrownBy(() -> LastAgreed.read("{\"name\":"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Property(tries = 200)
    void everyFieldHasTheValueItWasStoredWith(@ForAll Map<String, String> fields) {
        Map<String, String> ordered = new LinkedHashMap<>(fields);
        LastAgreed marks = LastAgreed.read(FieldMarks.join(ordered, Map.of()));

        fields.forEach((field, value) -> assertThat(marks.had(field, value)).isTrue());
        assertThat(FieldMarks.join(ordered, Map.of())).hasSize(1 + 6 * fields.size());
    }

    @Test
    void markedValuesStillTellWhichFieldHasChanged() {
        String stored = LastAgreed.values(Map.of("name", "Oslo"), Map.of("name", "OSLO AS"));

        String marked = LastAgreed.marked(stored);

        assertThat(marked).doesNotContainIgnoringCase("oslo").isEqualTo(LastAgreed.marked(marked));
        LastAgreed base = LastAgreed.read(marked);
        assertThat(base.had("name", "Oslo")).isTrue();
        assertThat(base.had("name", "oslo as")).isTrue();
        assertThat(base.had("name", "Bergen")).isFalse();
        assertThat(base.knows("name")).isTrue();
    }
}
