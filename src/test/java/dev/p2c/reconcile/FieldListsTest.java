package dev.p2c.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldListsTest {

    private final FieldLists lists = new FieldLists();

    @Test
    void eachListIsKnownOnceInTheOrderOfItsFirstRow() {
        lists.add(List.of("name", "city"));
        lists.add(List.of("name"));
        lists.add(List.of("name", "city"));

        assertThat(lists.known()).containsExactly(List.of("name", "city"), List.of("name"));
    }

    @Test
    void tooManyListsAreNotHashed() {
        IntStream.range(0, 17).forEach(i -> lists.add(List.of("field" + i)));

        lists.add(List.of("another"));

        assertThat(lists.known()).isEmpty();
    }
}
