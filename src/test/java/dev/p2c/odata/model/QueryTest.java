package dev.p2c.odata.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class QueryTest {

    @Test
    void aConditionIsAddedToTheFilter() {
        Query query = Query.of("accounts").and("statecode eq 0");

        assertThat(query.filter()).contains("statecode eq 0");
        assertThat(query.and("a eq 1 or b eq 2").filter())
                .contains("a eq 1 or b eq 2 and (statecode eq 0)");
        assertThat(query.withFilter(Optional.empty()).filter()).isEmpty();
    }
}
