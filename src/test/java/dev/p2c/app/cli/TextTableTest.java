package dev.p2c.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void textIsAlignedLeftAndNumbersRight() {
        TextTable table = new TextTable("TASK", "ROWS", "NOTE");
        table.add("accounts", 7, "");
        table.add("products", 1200, "new");

        assertThat(table.toString().lines())
                .containsExactly("TASK      ROWS  NOTE", "accounts     7", "products  1200  new");
    }

    @Test
    void aTableWithoutRowsHasItsHeads() {
        assertThat(new TextTable("ID", "REASON")).hasToString("ID  REASON");
    }

    @Test
    void aLineBreakInAValueDoesNotBreakTheTable() {
        TextTable table = new TextTable("REASON");
        table.add("first\nsecond");

        assertThat(table.toString().lines()).containsExactly("REASON", "first\\u000asecond");
    }

    @Test
    void aLongTextIsShortenedToOneLine() {
        assertThat(TextTable.shortened("too\nlong for it", 10)).isEqualTo("too lon...");
        assertThat(TextTable.shortened("short", 10)).isEqualTo("short");
    }
}
