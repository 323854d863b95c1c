package dev.p2c.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.state.Counts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final Counts ONE_SKIPPED = new Counts(1, 0, 0, 0, 1, 0, 0);

    private final Run run =
            new Run(1, "quotes", List.of("usmf", "demf"), RunOptions.SCHEDULED, Instant.EPOCH);

    @Test
    void aCompanysProgressIsAddedToThatOfTheTask() {
        run.progress("quotes", "usmf").add(ONE_SKIPPED, Map.of("draft", 1L));
        run.progress("quotes", "demf").add(ONE_SKIPPED, Map.of("draft", 1L));
        run.progress("quotes", "demf").gone("deleted", 3);
        run.progress("quotes", "demf").compares("the state is new");

        assertThat(run.progress("quotes").counts().skipped()).isEqualTo(2);
        assertThat(run.progress("quotes").skipped()).isEqualTo(Map.of("draft", 2L));
        assertThat(run.progress("quotes").gone()).isEqualTo(Map.of("deleted", 3L));
        assertThat(run.progress("quotes").compared()).contains("the state is new");
        assertThat(run.counts("quotes", "usmf")).isEqualTo(ONE_SKIPPED);
        assertThat(run.counts("quotes", "unknown")).isEqualTo(Counts.ZERO);
    }

    @Test
    void theExpectedNumberOfRowsIsDroppedWhenMoreRowsAreRead() {
        Progress progress = run.progress("quotes", "usmf");
        assertThat(progress.expected()).isEmpty();

        progress.expect(1);
        progress.add(ONE_SKIPPED, Map.of());
        assertThat(progress.expected()).hasValue(1);

        progress.add(ONE_SKIPPED, Map.of());
        assertThat(progress.expected()).isEmpty();
    }

    @Test
    void theLabelNamesTheCompanyWhereThereAreSeveral() {
        Run single = new Run(2, "quotes", List.of("usmf"), RunOptions.SCHEDULED, Instant.EPOCH);

        assertThat(new CompanyRun(run, "usmf").label("quotes")).isEqualTo("quotes for usmf");
        assertThat(new CompanyRun(single, "usmf").label("quotes")).isEqualTo("quotes");
    }
}
