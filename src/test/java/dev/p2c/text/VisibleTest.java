package dev.p2c.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {

    @Test
    void aLineShowsControlCharactersAndLineBreaksAsCodes() {
        assertThat(Visible.line("a\tb\u001b[31mc\r\nd"))
                .isEqualTo("a\tb\\u001b[31mc\\u000d\\u000ad");
        assertThat(Visible.line("\u202egpj.exe")).isEqualTo("\\u202egpj.exe");
    }

    @Test
    void aTextKeepsLineBreaksButNotSingleCarriageReturns() {
        assertThat(Visible.text("a\nb\r\nc\rd")).isEqualTo("a\nb\r\nc\\u000dd");
    }

    @Test
    void surrogatePairsStayAndHalvesAreShownAsCodes() {
        assertThat(Visible.line("\ud83d\ude00")).isEqualTo("\ud83d\ude00");
        assertThat(Visible.line("a\ud83d")).isEqualTo("a\\ud83d");
    }

    @Test
    void anExcerptHasAtMostSixtyCharactersAndShowsInvisibleOnes() {
        assertThat(Visible.excerpt("USD\u200b\t")).isEqualTo("USD\\u200b\\u0009");
        assertThat(Visible.excerpt("x".repeat(60))).isEqualTo("x".repeat(60));
        assertThat(Visible.excerpt("x".repeat(61))).isEqualTo("x".repeat(60) + "...");
        assertThat(Visible.excerpt("x".repeat(59) + "\ud83d\ude00y"))
                .isEqualTo("x".repeat(59) + "\ud83d\ude00...");
    }
}
