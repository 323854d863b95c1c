package dev.p2c.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.JsonOutput;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {

    @Test
    void theWidthIsThatOfTheVariableElseEightyColumns() {
        assertThat(Terminal.none(Map.of("COLUMNS", "132")).width()).isEqualTo(132);
        assertThat(Terminal.none(Map.of("COLUMNS", "wide")).width()).isEqualTo(80);
        assertThat(Terminal.none(Map.of()).width()).isEqualTo(80);
        assertThat(Terminal.none(Map.of()).wide().width()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aSentenceIsBrokenOnlyWhereAWidthIsKnown() {
        assertThat(Terminal.none(Map.of()).textWidth()).isEqualTo(Integer.MAX_VALUE);
        assertThat(TextWidth.wrapped("one two three four", 9, 2))
                .containsExactly("one two", "  three", "  four");
        assertThat(TextWidth.wrapped("averylongword and more", 6, 4))
                .containsExactly("averylongword", "    and", "    more");
    }

    @Test
    void outputThatIsNoTerminalHasNoColours() {
        assertThat(Terminal.none(Map.of()).isColoured()).isFalse();
        assertThat(Terminal.ofProcess(Map.of()).isColoured()).isFalse();
    }

    @Test
    void noColourIsShownWhereTheVariableOrTheTerminalForbidsColours() {
        assertThat(Terminal.wantsColour(Map.of("TERM", "xterm"))).isTrue();
        assertThat(Terminal.wantsColour(Map.of("TERM", "xterm", "NO_COLOR", "1"))).isFalse();
        assertThat(Terminal.wantsColour(Map.of("TERM", "dumb"))).isFalse();
    }

    @Test
    void coloursAreEscapeSequencesOnATerminalAndAbsentElsewhere() {
        assertThat(written(Paint.RED.of("bad").toString(), true))
                .isEqualTo("\u001b[31mbad\u001b[0m");
        assertThat(written(Paint.RED.of("bad").toString(), false)).isEqualTo("bad");
    }

    @Test
    void aValueCannotContainColours() {
        String hostile = "\ufdd2\u001b[31mred";

        assertThat(written(Paint.GREEN.of(hostile).toString(), true))
                .isEqualTo("\u001b[32m\\ufdd2\\u001b[31mred\u001b[0m");
        assertThat(JsonOutput.of(hostile)).isEqualTo("\"\\ufdd2\\u001B[31mred\"");
    }

    private static String written(String text, boolean isColoured) {
        StringWriter written = new StringWriter();
        VisibleWriter.to(new PrintWriter(written), isColoured).print(text);
        return written.toString();
    }
}
