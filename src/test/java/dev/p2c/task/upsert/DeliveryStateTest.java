package dev.p2c.task.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.mapping.MappedRow;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.RowWrite.Known;
import dev.p2c.odata.dialect.WriteResult.Changed;
import dev.p2c.odata.dialect.WriteResult.Refused;
import dev.p2c.odata.dialect.WriteResult.Written;
import dev.p2c.state.NewConflict;
import dev.p2c.state.Winner;
import dev.p2c.task.TaskFixture;
import dev.p2c.task.batch.BoundRow;
import dev.p2c.task.batch.Mapped;
import dev.p2c.task.upsert.DeliveryState.Contested;
import dev.p2c.task.upsert.DeliveryState.Equal;
import dev.p2c.task.upsert.DeliveryState.Rejected;
import dev.p2c.task.upsert.DeliveryState.Sent;
import dev.p2c.task.upsert.DeliveryState.ToCompare;
import dev.p2c.task.upsert.DeliveryState.ToWrite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each test is one line of the table of transitions. */
class DeliveryStateTest {

    private static final BoundRow ROW = row();
    private static final RowWrite WRITE =
            new RowWrite(Map.of(), JsonNodeFactory.instance.objectNode(), Optional.empty());
    private static final Known V1 = new Known("id-1", "W/\"1\"");
    private static final Known V2 = new Known("id-1", "W/\"2\"");
    private static final Refused CLOSED = new Refused(400, "1", Optional.empty(), "closed");
    private static final Refused BLOCKED = new Refused(400, "2", Optional.empty(), "blocked");
    private static final NewConflict CONFLICT =
            new NewConflict("A1", "name", "old", "ours", "theirs", Winner.SOURCE);
    private static final Merge DIFFERS =
            new Merge(
                    Set.of("fax"), List.of(CONFLICT), List.of(), List.of(), Set.of("name"), false);
    private static final Merge EQUAL =
            new Merge(Set.of(), List.of(CONFLICT), List.of(), List.of(), Set.of(), false);
    private static final Merge OPEN =
            new Merge(Set.of(), List.of(), List.of(CONFLICT), List.of(), Set.of("name"), false);

    @Test
    void knownRowIsWrittenFirstWithoutTheFieldsThatDidNotChange() {
        ToWrite state = (ToWrite) DeliveryState.first(ROW, Optional.of(V1), false, Set.of("fax"));

        assertThat(state.findings().known()).contains(V1);
        assertThat(state.kept()).containsExactly("fax");
    }

    @Test
    void rowWhoseVersionIsNotProvenIsComparedFirst() {
        ToCompare state = (ToCompare) DeliveryState.first(ROW, Optional.of(V1), true, Set.of());

        assertThat(state.findings().id()).isEqualTo("id-1");
        assertThat(state.findings().compared()).isFalse();
    }

    @Test
    void newRowIsCreated() {
        ToWrite state = (ToWrite) DeliveryState.first(ROW, Optional.empty(), false, Set.of());

        assertThat(state.findings().known()).isEmpty();
        assertThat(state.findings().id()).isEmpty();
    }

    @Test
    void writtenRowIsSentWithItsDecidedConflicts() {
        Written written = new Written(false, "id-1", "W/\"2\"");

        assertThat(afterComparing().answered(WRITE, written))
                .isEqualTo(new Sent(ROW, WRITE, written, List.of(CONFLICT), List.of()));
    }

    @Test
    void rowThatChangedInTheTargetIsComparedUnderTheIdItHas() {
        ToCompare next = (ToCompare) toWrite().answered(WRITE, new Changed("id-9"));

        assertThat(next.findings().id()).isEqualTo("id-9");
        assertThat(next.findings().known()).contains(V1);
        assertThat(next.findings().refusal()).isEmpty();
    }

    @Test
    void firstRefusalIsRememberedAndTheRowIsCompared() {
        ToCompare next = (ToCompare) toWrite().answered(WRITE, CLOSED);

        assertThat(next.findings().refusal()).contains(CLOSED);
        assertThat(next.findings().id()).isEqualTo("id-1");
    }

    @Test
    void refusalAfterAComparisonIsFinal() {
        assertThat(afterComparing().answered(WRITE, CLOSED)).isEqualTo(new Rejected(ROW, CLOSED));
    }

    @Test
    void rowThatDiffersIsWrittenInTheVersionThatWasRead() {
        ToWrite next = (ToWrite) toCompare().found(V2, DIFFERS);

        assertThat(next.findings()).isEqualTo(new Findings("id-1", Optional.of(V2), true, none()));
        assertThat(next.kept()).containsExactly("fax");
        assertThat(next.decided()).containsExactly(CONFLICT);
    }

    @Test
    void rowThatIsEqualIsNotSent() {
        assertThat(toCompare().found(V2, EQUAL))
                .isEqualTo(new Equal(ROW, V2, List.of(CONFLICT), List.of()));
    }

    @Test
    void openConflictKeepsTheWholeRowBack() {
        assertThat(toCompare().found(V2, OPEN)).isEqualTo(new Contested(ROW, List.of(CONFLICT)));
    }

    @Test
    void rowThatIsMissingIsCreated() {
        ToWrite next = (ToWrite) toCompare().missing();

        assertThat(next.findings().known()).isEmpty();
        assertThat(next.kept()).isEmpty();
        assertThat(next.decided()).isEmpty();
    }

    @Test
    void refusedRowThatIsMissingIsRejectedWithItsFirstRefusal() {
        assertThat(refused().missing()).isEqualTo(new Rejected(ROW, CLOSED));
    }

    @Test
    void refusedRowThatIsInTheTargetAsItShouldBeIsEqual() {
        assertThat(refused().found(V1, EQUAL))
                .isEqualTo(new Equal(ROW, V1, List.of(CONFLICT), List.of()));
    }

    @Test
    void refusedRowThatDiffersInTheVersionWeKnewIsRejected() {
        assertThat(refused().found(V1, DIFFERS)).isEqualTo(new Rejected(ROW, CLOSED));
    }

    @Test
    void refusedRowThatDiffersInANewVersionIsSentOnceMore() {
        ToWrite next = (ToWrite) refused().found(V2, DIFFERS);

        assertThat(next.answered(WRITE, BLOCKED)).isEqualTo(new Rejected(ROW, BLOCKED));
    }

    @Test
    void refusalIsRememberedWhileTheRowKeepsChanging() {
        ToWrite again = (ToWrite) refused().found(V2, DIFFERS);
        ToCompare next = (ToCompare) again.answered(WRITE, new Changed("id-1"));

        assertThat(next.givenUp()).isEqualTo(new Rejected(ROW, CLOSED));
        assertThat(next.missing()).isEqualTo(new Rejected(ROW, CLOSED));
    }

    @Test
    void rowThatChangesAgainAndAgainIsRejectedAsPreconditionFailed() {
        Rejected rejected = toCompare().givenUp();

        assertThat(rejected.refusal().status()).isEqualTo(412);
        assertThat(rejected.refusal().message()).contains("again and again");
    }

    @Test
    void rowThatWasMissingAndIsRefusedIsReadUnderItsOldIdOnceMore() {
        ToWrite created = (ToWrite) toCompare().missing();
        ToCompare next = (ToCompare) created.answered(WRITE, CLOSED);

        assertThat(next.findings()).isEqualTo(new Findings("id-1", none(), false, some(CLOSED)));
    }

    private static ToWrite toWrite() {
        return (ToWrite) DeliveryState.first(ROW, Optional.of(V1), false, Set.of());
    }

    private static ToCompare toCompare() {
        return (ToCompare) DeliveryState.first(ROW, Optional.of(V1), true, Set.of());
    }

    private static ToWrite afterComparing() {
        return (ToWrite) toCompare().found(V2, DIFFERS);
    }

    private static ToCompare refused() {
        return (ToCompare) toWrite().answered(WRITE, CLOSED);
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }

    private static <T> Optional<T> some(T value) {
        return Optional.of(value);
    }

    private static BoundRow row() {
        MappedRow mapped =
                new MappedRow(
                        "A1",
                        Map.of("accountnumber", TextNode.valueOf("A1")),
                        Map.of("accountnumber", TextNode.valueOf("A1")),
                        List.of(),
                        List.of(),
                        "hash",
                        List.of());
        return new BoundRow(
                new Mapped.Accepted(TaskFixture.json("{}"), mapped), Map.of(), List.of());
    }
}
