package dev.p2c.task.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.task.batch.Missing.EntityColumn;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MissingTest {

    private static final EntityColumn UNIT = new EntityColumn("uoms", "name");

    @Property(tries = 200)
    void joinedTextIsReadBack(@ForAll @Size(min = 1, max = 3) List<String> values) {
        List<Missing> missing = values.stream().map(value -> new Missing(UNIT, value)).toList();

        assertThat(Missing.parseAll(joined(missing))).isEqualTo(missing);
    }

    @Test
    void valueMayContainTheSeparators() {
        List<Missing> missing =
                List.of(new Missing(UNIT, "this or that"), new Missing(UNIT, "a.b=c\nd"));

        assertThat(Missing.parseAll(joined(missing))).isEqualTo(missing);
    }

    @Test
    void truncatedTextNamesNoRowInsteadOfFailingThePass() {
        assertThat(Missing.parseAll("uoms.na")).isEmpty();
        assertThat(Missing.parseAll("")).isEmpty();
    }

    private static String joined(List<Missing> missing) {
        return missing.stream().map(Missing::toString).collect(Collectors.joining(Missing.OR));
    }
}
