package dev.p2c.task.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Mappings;
import dev.p2c.mapping.Owner;
import dev.p2c.mapping.TargetView;
import dev.p2c.state.Winner;
import dev.p2c.task.TaskFixture;
import dev.p2c.task.batch.StoredForm;
import dev.p2c.task.plan.LastAgreed;
import dev.p2c.task.plan.ShorterForms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Differences between the two sides that no person made.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
class NobodysDifferenceTest {

    private static final String MAPPING =
            """
            source: { connection: sales, entity: accounts, changes: { watermark: modifiedon } }
            target: { connection: finance, entity: CustomersV3, key: [CustomerAccount] }
            fields:
              CustomerAccount: accountnumber
              Source: { from: a, owner: source }
              Target: { from: b, owner: target }
              Later: { from: c, owner: source }
              State: { constant: 0, setByTarget: [4] }
              Total: { from: e, calculated: true }
            """;

    @TempDir static Path directory;

    private static Mapping mapping;

    @BeforeAll
    static void load() throws IOException {
        Files.writeString(directory.resolve("task.yaml"), MAPPING);
        mapping = new Mappings(directory, TaskFixture.KNOWN).load("task");
    }

    /** A state that the target sets by itself, after ours, is no edit of a person. */
    @Test
    void valueThatTheTargetSetsByItselfIsNoConflictAndNoCauseToWrite() {
        Merge alone =
                comparison(Map.of("State", "0"), false)
                        .of(Map.of("State", "0"), Map.of("State", "4"));
        Merge withAnother =
                comparison(Map.of("State", "0", "Source", "x"), false)
                        .of(
                                Map.of("State", "0", "Source", "y"),
                                Map.of("State", "4", "Source", "x"));

        assertThat(alone)
                .isEqualTo(new Merge(Set.of(), List.of(), List.of(), List.of(), Set.of(), false));
        assertThat(withAnother)
                .isEqualTo(
                        new Merge(
                                Set.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                Set.of("Source"),
                                false));
    }

    /** The first pass after a lost state finds an order that was invoiced long ago. */
    @Test
    void valueThatTheTargetSetsByItselfIsLeftInTheFirstComparison() {
        Merge alone = comparison(Map.of(), false).of(Map.of("State", "0"), Map.of("State", "4"));
        Merge edited = comparison(Map.of(), false).of(Map.of("State", "0"), Map.of("State", "2"));

        assertThat(alone.differs()).isFalse();
        assertThat(alone.settled()).isEmpty();
        assertThat(edited.differs()).isTrue();
    }

    @Test
    void otherValueOfSuchAFieldIsAnEditOfAPerson() {
        Merge merge =
                comparison(Map.of("State", "0"), false)
                        .of(Map.of("State", "0"), Map.of("State", "2"));

        assertThat(merge.differs()).isTrue();
        assertThat(winner(merge)).isEqualTo(Winner.SOURCE);
    }

    @Test
    void calculatedFieldIsNotCompared() {
        Merge merge =
                comparison(Map.of("Total", "1"), false)
                        .of(Map.of("Total", "1"), Map.of("Total", "2"));

        assertThat(merge.differs()).isFalse();
        assertThat(merge.settled()).isEmpty();
    }

    /** A rule that was added later: nothing is known of the field, but the row is known. */
    @ParameterizedTest
    @CsvSource({"Later, '', ", "Later, theirs, SOURCE", "Target, theirs, TARGET", "Target, '', "})
    void fieldThatWasNeverAgreedIsAConflictOnlyIfTheTargetHasAValue(
            String field, String theirs, Winner winner) {
        Merge merge =
                comparison(Map.of("Source", "x"), false)
                        .of(Map.of(field, "ours"), Map.of(field, theirs));

        assertThat(winner(merge)).isEqualTo(winner);
    }

    @Test
    void rowThatNobodyHasTouchedSinceOurWriteHasNoConflict() {
        Map<String, String> base = Map.of("Ask", "x");

        Merge source = comparison(base, true).of(Map.of("Source", "y"), Map.of("Source", "z"));
        Merge target = comparison(base, true).of(Map.of("Target", "y"), Map.of("Target", "z"));

        assertThat(source.differs()).isTrue();
        assertThat(source.settled()).isEmpty();
        assertThat(target.leave()).as("an older value of the target's own").contains("Target");
    }

    /** The etag proves that the other value is what the target made of ours. */
    @Test
    void valueThatTheTargetStoresInAnotherFormIsNotWrittenAgain() {
        Map<String, String> base = Map.of("Source", "12.6");

        Merge merge = comparison(base, true).of(Map.of("Source", "12.6"), Map.of("Source", "13"));

        assertThat(merge.differs()).isFalse();
        assertThat(merge.settled()).isEmpty();
        assertThat(merge.stored()).containsExactly(new StoredForm("Source", "12.6", "13", true));
    }

    @ParameterizedTest
    @CsvSource({
        "12.3456, 12.35, true",
        "12.3456, 12.34, true",
        "12.3456, 12.346, true",
        "12.345, 12.34, true",
        "-0.005, -0.01, true",
        "12.3456, 12.36, false",
        "12.3456, 12.3, false",
        "12.5, 13, false",
        "12.34, 12.34567, false",
        "a12.3456, a12.35, false",
    })
    void numberWithFewerDecimalsIsTheSameNumber(String ours, String theirs, boolean same) {
        Merge merge =
                comparison(Map.of("Source", ours), false)
                        .of(Map.of("Source", ours), Map.of("Source", theirs));

        assertThat(merge.differs()).isEqualTo(!same);
        assertThat(merge.stored().isEmpty()).isEqualTo(!same);
    }

    /**
     * @param base the values last agreed, by field
     */
    private static ThreeWayComparison comparison(Map<String, String> base, boolean untouched) {
        LastAgreed agreed = LastAgreed.read(new ObjectMapper().valueToTree(base).toString());
        Evidence evidence =
                new Evidence(
                        agreed,
                        untouched,
                        base.isEmpty(),
                        Owner.ASK,
                        (field, text) -> text.isEmpty());
        return new ThreeWayComparison(
                mapping, new TargetView(mapping), ShorterForms.NONE, "A1", evidence);
    }

    private static Winner winner(Merge merge) {
        return merge.settled().stream().findFirst().map(conflict -> conflict.winner()).orElse(null);
    }
}
