package dev.p2c.task.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.mapping.Owner;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureKind;
import dev.p2c.task.TaskFixture;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenFailuresTest extends OutcomesFixture {

    @Test
    void rejectedRowRestsUntilItOrTheMappingChangesOrItsTimeComes() {
        ObjectNode source = row.source();
        Failure resting = failure(FailureKind.REJECTED, 1, "");

        assertThat(earlier(Map.of("A1", resting)).rests(source, "A1")).isTrue();
        assertThat(earlier(Map.of()).rests(source, "A1")).isFalse();
        assertThat(earlier(Map.of("A1", failure(FailureKind.PARKED, 1, ""))).rests(source, "A1"))
                .isFalse();
        ObjectNode changed = source.deepCopy().put("@odata.etag", "8");
        assertThat(earlier(Map.of("A1", resting)).rests(changed, "A1")).isFalse();
        fixture.time.pass(AN_HOUR);
        assertThat(earlier(Map.of("A1", resting)).rests(source, "A1")).isFalse();
    }

    @Test
    void rejectedRowDoesNotRestUnderAChangedMapping() {
        Failure resting = failure(FailureKind.REJECTED, 1, "");
        use(TaskFixture.CUSTOMERS + "  TCSGroup: websiteurl\n", SOURCE);

        assertThat(earlier(Map.of("A1", resting)).rests(row.source(), "A1")).isFalse();
    }

    @Test
    void decisionCountsOnlyForAConflict() {
        assertThat(earlier(Map.of("A1", failure(FailureKind.CONFLICT, 1, "TARGET"))).decision("A1"))
                .isEqualTo(Owner.TARGET);
        assertThat(earlier(Map.of("A1", failure(FailureKind.CONFLICT, 1, ""))).decision("A1"))
                .isEqualTo(Owner.ASK);
        assertThat(earlier(Map.of("A1", failure(FailureKind.PARKED, 1, "SOURCE"))).decision("A1"))
                .isEqualTo(Owner.ASK);
        assertThat(earlier(Map.of()).decision("A1")).isEqualTo(Owner.ASK);
    }
}
