package dev.p2c.task.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Mappings;
import dev.p2c.mapping.Owner;
import dev.p2c.mapping.TargetView;
import dev.p2c.state.NewConflict;
import dev.p2c.state.Winner;
import dev.p2c.task.TaskFixture;
import dev.p2c.task.plan.LastAgreed;
import dev.p2c.task.plan.ShorterForms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The decision table of a field's comparison, one line per case. */
class MergeTest {

    private static final String MAPPING =
            """
            source: { connection: sales, entity: accounts, changes: { watermark: modifiedon } }
            target: { connection: finance, entity: CustomersV3, key: [CustomerAccount]%s }
            fields:
              CustomerAccount: accountnumber
              Source: { from: a, owner: source }
              Target: { from: b, owner: target }
              Ask: { from: c, owner: ask }
              Constant: { constant: en-us }
              Unowned: d
            """;

    @TempDir static Path directory;

    private static Mapping updating;
    private static Mapping creating;

    @BeforeAll
    static void load() throws IOException {
        Files.writeString(directory.resolve("updating.yaml"), MAPPING.formatted(""));
        Files.writeString(
                directory.resolve("creating.yaml"), MAPPING.formatted(", once: Finance owns it"));
        Mappings mappings = new Mappings(directory, TaskFixture.KNOWN);
        updating = mappings.load("updating");
        creating = mappings.load("creating");
    }

    /**
     * Base, ours and theirs are the values of one field; a dash is a base that is not known, a dot
     * an empty value. Written: the field is sent. Winner: of a conflict, else empty.
     */
    @ParameterizedTest(name = "{0}: base {1}, ours {2}, theirs {3} -> written {4}, conflict {5}")
    @CsvSource({
        // nothing differs
        "Source, x, x, x, false, ",
        "Target, x, y, y, false, ",
        "Ask,    x, y, y, false, ",
        // only the source changed
        "Source, x, y, x, true,  ",
        "Target, x, y, x, true,  ",
        "Ask,    x, y, x, true,  ",
        // only the target changed
        "Source, x, x, y, true,  SOURCE",
        "Target, x, x, y, false, ",
        "Ask,    x, x, y, false, ",
        // both changed
        "Source, x, y, z, true,  SOURCE",
        "Target, x, y, z, false, TARGET",
        "Ask,    x, y, z, false, NOBODY",
        // the base is not known: a filled field counts as changed, an empty one does not
        "Source, -, y, z, true,  SOURCE",
        "Source, -, y, ., true,  ",
        "Target, -, y, z, false, TARGET",
        "Target, -, y, ., true,  ",
        "Ask,    -, y, z, false, NOBODY",
        "Ask,    -, y, ., true,  ",
        // one side emptied the field
        "Source, x, ., x, true,  ",
        "Target, x, ., x, true,  ",
        "Target, x, x, ., false, ",
        "Ask,    x, ., y, false, NOBODY",
        // a value in another case is written, but is no conflict
        "Source, x, X, x, true,  ",
        "Ask,    x, Y, y, true,  ",
        // without an owner the source wins
        "Unowned, x, x, y, true, SOURCE",
        "Unowned, x, y, x, true, ",
    })
    void fieldIsDecidedByItsOwner(
            String field, String base, String ours, String theirs, boolean written, Winner winner) {
        Merge merge =
                comparison(updating, base(field, base), Owner.ASK)
                        .of(Map.of(field, value(ours)), Map.of(field, value(theirs)));

        boolean isEqual = ours.equals(theirs);
        assertThat(merge.differs()).as("differs").isEqualTo(written);
        assertThat(merge.leave().contains(field)).as("kept").isEqualTo(!written && !isEqual);
        assertThat(winner(merge)).as("conflict").isEqualTo(winner);
    }

    @ParameterizedTest
    @CsvSource({
        "SOURCE, true, SOURCE",
        "TARGET, false, TARGET",
        "ASK, false, NOBODY",
    })
    void personDecidesAConflictOfAFieldThatAsks(Owner decision, boolean written, Winner winner) {
        Merge merge =
                comparison(updating, base("Ask", "x"), decision)
                        .of(Map.of("Ask", "y"), Map.of("Ask", "z"));

        assertThat(merge.differs()).isEqualTo(written);
        assertThat(winner(merge)).isEqualTo(winner);
    }

    @ParameterizedTest
    @CsvSource({"y, x, true", "x, y, false"})
    void decisionDoesNotCountWhereOneSideAloneChanged(String ours, String theirs, boolean written) {
        for (Owner decision : Owner.values()) {
            Merge merge =
                    comparison(updating, base("Ask", "x"), decision)
                            .of(Map.of("Ask", ours), Map.of("Ask", theirs));

            assertThat(merge.differs()).as(decision.word()).isEqualTo(written);
            assertThat(merge.settled()).isEmpty();
            assertThat(merge.open()).isEmpty();
        }
    }

    @Test
    void constantsAreComparedWithoutCase() {
        Merge merge =
                comparison(updating, LastAgreed.UNKNOWN, Owner.ASK)
                        .of(Map.of("Constant", "en-us"), Map.of("Constant", "en-US"));

        assertThat(merge)
                .isEqualTo(new Merge(Set.of(), List.of(), List.of(), List.of(), Set.of(), false));
    }

    @Test
    void fieldThatIsNotSentIsNotCompared() {
        Merge merge =
                comparison(updating, base("Source", "x"), Owner.ASK)
                        .of(Map.of(), Map.of("Source", "y"));

        assertThat(merge.differs()).isFalse();
        assertThat(merge.leave()).isEmpty();
    }

    @Test
    void fieldThatTheTargetDoesNotSendIsEmpty() {
        Merge merge =
                comparison(updating, LastAgreed.UNKNOWN, Owner.ASK)
                        .of(Map.of("Source", "", "Target", "y"), Map.of());

        assertThat(merge.differs()).isTrue();
        assertThat(merge.leave()).isEmpty();
        assertThat(merge.settled()).isEmpty();
    }

    @Test
    void conflictNamesTheValuesOfBothSidesAndTheBase() {
        Merge merge =
                comparison(updating, base("Ask", "x"), Owner.ASK)
                        .of(Map.of("Ask", "y"), Map.of("Ask", "z"));

        assertThat(merge.open())
                .containsExactly(new NewConflict("A1", "Ask", "x", "y", "z", Winner.NOBODY));
    }

    @Test
    void conflictWithoutABaseHasNone() {
        Merge merge =
                comparison(updating, LastAgreed.UNKNOWN, Owner.ASK)
                        .of(Map.of("Source", "y"), Map.of("Source", "z"));

        assertThat(merge.settled())
                .containsExactly(new NewConflict("A1", "Source", null, "y", "z", Winner.SOURCE));
    }

    @Test
    void rowThatIsOnlyCreatedLeavesAnUnknownRowOfTheTargetAsItIs() {
        Merge merge =
                comparison(creating, LastAgreed.UNKNOWN, Owner.ASK)
                        .of(
                                Map.of("Source", "y", "Target", "y", "Unowned", "y"),
                                Map.of("Source", "z", "Target", "z"));

        assertThat(merge.differs()).isFalse();
        assertThat(merge.leave()).containsExactlyInAnyOrder("Source", "Target", "Unowned");
        assertThat(merge.settled()).isEmpty();
    }

    @Test
    void rowThatIsOnlyCreatedIsComparedOnceItsBaseIsKnown() {
        Merge merge =
                comparison(creating, base("Source", "x"), Owner.ASK)
                        .of(Map.of("Source", "y"), Map.of("Source", "x"));

        assertThat(merge.differs()).isTrue();
    }

    @Test
    void oneOpenConflictDoesNotHideTheOtherFields() {
        Map<String, String> base = new HashMap<>(Map.of("Ask", "x", "Source", "x", "Target", "x"));
        Merge merge =
                comparison(updating, stored(base), Owner.ASK)
                        .of(
                                Map.of("Ask", "y", "Source", "y", "Target", "x"),
                                Map.of("Ask", "z", "Source", "x", "Target", "y"));

        assertThat(merge.open()).extracting(NewConflict::field).containsExactly("Ask");
        assertThat(merge.leave()).containsExactlyInAnyOrder("Ask", "Target");
        assertThat(merge.differs()).isTrue();
    }

    private static ThreeWayComparison comparison(Mapping mapping, LastAgreed base, Owner decision) {
        return comparison(
                mapping,
                new Evidence(base, false, false, decision, (field, text) -> text.isEmpty()));
    }

    private static ThreeWayComparison comparison(Mapping mapping, Evidence evidence) {
        return new ThreeWayComparison(
                mapping, new TargetView(mapping), ShorterForms.NONE, "A1", evidence);
    }

    private static Winner winner(Merge merge) {
        return merge.settled().stream()
                .findFirst()
                .or(() -> merge.open().stream().findFirst())
                .map(NewConflict::winner)
                .orElse(null);
    }

    private static LastAgreed base(String field, String value) {
        return value.equals("-") ? LastAgreed.UNKNOWN : stored(Map.of(field, value(value)));
    }

    private static LastAgreed stored(Map<String, String> values) {
        StringBuilder json = new StringBuilder();
        values.forEach(
                (field, value) ->
                        json.append(json.length() == 0 ? "{" : ",")
                                .append("\"%s\":\"%s\"".formatted(field, value)));
        return LastAgreed.read(json.append('}').toString());
    }

    private static String value(String shown) {
        return shown.equals(".") ? "" : shown;
    }
}
