package dev.p2c.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class DirectionOrderTest {

    private static final Path FILE = Path.of("routes/order.yaml");

    @Test
    void eachDirectionComesAfterThoseItNames() {
        assertThat(sorted("a: [ c ]\nc: [ b ]\n")).containsExactly("b", "c", "a");
    }

    @Test
    void withoutEntriesTheGivenOrderStays() {
        assertThat(sorted("")).containsExactly("a", "b", "c");
        assertThat(sorted("# only a comment\n")).containsExactly("a", "b", "c");
    }

    @Test
    void entryOfAMissingDirectionIsIgnored() {
        assertThat(sorted("late: [ a ]\nb: [ c ]\n")).containsExactly("a", "c", "b");
    }

    @Test
    void unknownPredecessorIsReportedWithItsLine() {
        assertRefused("a: []\nb: [ aa ]\n")
                .hasMessageContaining("order.yaml:2: b comes after aa, which is not a direction.")
                .hasMessageContaining("Did you mean \"a\"?");
    }

    @Test
    void cycleIsReportedWithItsLine() {
        assertRefused("\na: [ b ]\nb: [ c ]\nc: [ a ]\n")
                .hasMessageContaining(
                        "order.yaml:2: a comes after itself: a after b after c after a");
    }

    @Test
    void textInPlaceOfAListIsReportedWithItsLine() {
        assertRefused("a: []\nb: a, c\n")
                .hasMessageContaining("order.yaml:2: the directions that run before \"b\" must be");
        assertRefused("b: [ { a: c } ]\n").hasMessageContaining("order.yaml:1: the directions");
    }

    @Test
    void secondEntryOfADirectionIsReportedWithItsLine() {
        assertRefused("a: [ b ]\na: [ c ]\n")
                .hasMessageContaining("order.yaml:2: a second line for \"a\"");
    }

    @Test
    void listInPlaceOfAMappingIsReported() {
        assertRefused("- a\n- b\n").hasMessageContaining("order.yaml:1: must be a mapping");
    }

    @Test
    void brokenYamlAndAliasesAreReported() {
        assertRefused("a: [").hasMessageContaining("is not valid YAML");
        assertRefused("a: &x [ b ]\nb: *x\n").hasMessageContaining("an alias");
    }

    private static AbstractThrowableAssert<?, ?> assertRefused(String text) {
        return assertThatThrownBy(() -> sorted(text)).isInstanceOf(ConfigurationException.class);
    }

    private static List<String> sorted(String text) {
        List<Direction> directions =
                Stream.of("a", "b", "c")
                        .map(
                                id ->
                                        new Direction(
                                                id,
                                                "",
                                                "",
                                                List.of(),
                                                Path.of(id + ".yaml"),
                                                DirectionMode.LIVE))
                        .toList();
        return new OrderReader(FILE)
                .read(text).sort(directions).stream().map(Direction::id).toList();
    }
}
