package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StoredTextTest {

    @Test
    void anOrdinaryKeyIsKeptAsItIs() {
        assertThat(StoredText.key("ACC-1|Größe \uD83D\uDE00"))
                .isEqualTo("ACC-1|Größe \uD83D\uDE00");
    }

    @Test
    void keysThatDifferOnlyInUnstorableCharactersStayDifferent() {
        assertThat(StoredText.key("a\u0000"))
                .isNotEqualTo(StoredText.key("a\uD800"))
                .isNotEqualTo(StoredText.key("a\uFFFD"));
        assertThat(StoredText.key("x".repeat(1000))).isNotEqualTo(StoredText.key("x".repeat(1001)));
    }

    @Property(tries = 500)
    void aStoredKeyIsShortAndStoredAgainIsItself(@ForAll String key) {
        String stored = StoredText.key(key.repeat(3));

        assertThat(stored).hasSizeLessThanOrEqualTo(400).doesNotContain("\u0000");
        assertThat(StoredText.key(stored)).isEqualTo(stored);
    }

    @Test
    void textIsCutBetweenCharactersAndNeverWithin() {
        assertThat(StoredText.clean("ab\uD83D\uDE00", 3)).isEqualTo("ab");
        assertThat(StoredText.clean("ab\uD83D\uDE00", 4)).isEqualTo("ab\uD83D\uDE00");
        assertThat(StoredText.clean(null, 3)).isEmpty();
    }
}
