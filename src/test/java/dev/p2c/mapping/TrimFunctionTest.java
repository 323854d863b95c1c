package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrimFunctionTest {

    private final TrimFunction trim = new TrimFunction();

    @ParameterizedTest
    @ValueSource(strings = {" A 1", "A 1\t", "\u00a0A 1\u00a0", "A 1\u200b", "\ufeffA 1\u3000\n"})
    void blanksOfEveryKindAreRemovedAtBothEnds(String text) {
        assertThat(trim.apply(TextNode.valueOf(text)).textValue()).isEqualTo("A 1");
    }

    @Test
    void otherValuesStayAsTheyAre() {
        assertThat(trim.apply(IntNode.valueOf(7))).isEqualTo(IntNode.valueOf(7));
        assertThat(trim.apply(TextNode.valueOf("\u00a0 ")).textValue()).isEmpty();
    }
}
