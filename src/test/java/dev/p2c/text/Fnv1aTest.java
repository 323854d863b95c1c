package dev.p2c.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Fnv1aTest {

    /** Values of the reference implementation (draft-eastlake-fnv, appendix C). */
    @Test
    void hashesEqualThoseOfTheReferenceImplementation() {
        assertThat(Fnv1a.of("")).isEqualTo(0xcbf29ce484222325L);
        assertThat(Fnv1a.of("a")).isEqualTo(0xaf63dc4c8601ec8cL);
        assertThat(Fnv1a.of("foobar")).isEqualTo(0x85944171f73967e8L);
    }

    @Test
    void appendingACharacterExtendsTheHash() {
        assertThat(Fnv1a.add(Fnv1a.of("foo"), 'b')).isEqualTo(Fnv1a.of("foob"));
    }
}
