package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogLayoutTest {

    @Test
    void everyEntryBeginsANewLineAndItsOtherLinesAreIndented() throws Exception {
        String written = LogFile.asWritten(List.of("one", "two\nand more of it", "three"));

        assertThat(written.lines().map(line -> line.replaceFirst("^\\S+ WARN  ", "* ")).toList())
                .containsExactly("* one", "* two", "    and more of it", "* three");
        assertThat(written).endsWith("\n");
    }
}
