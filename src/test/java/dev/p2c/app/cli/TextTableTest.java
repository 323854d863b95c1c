package dev.p2c.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
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
    void aTimeEndsWithItsSeconds() {
        TextTable table = new TextTable("AT");
        table.add(Instant.parse("2026-11-28T13:36:17.067398606Z"));

        assertThat(table.toString().lines()).containsExactly("AT", "2026-11-28T13:36:17Z");
    }

    @Test
    void aTableWithoutRowsHasItsHeads() {
        assertThat(new TextTable("ID", "REASON")).hasToString("ID  REASON");
    }

    @Test
    void aColumnThatMayBeAbsentIsShownOnlyWithValues() {
        TextTable table = new TextTable("ID", "DELETED", "READ").absent("DELETED");
        table.add(1, 0, 0);
        assertThat(table.toString().lines()).containsExactly("ID  READ", " 1     0");

        table.add(2, 30, 0);
        assertThat(table.toString().lines()).first().isEqualTo("ID  DELETED  READ");
    }

    @Test
    void aLineBreakInAValueDoesNotBreakTheTable() {
        TextTable table = new TextTable("REASON");
        table.add("first\nsecond");

        assertThat(table.toString().lines()).containsExactly("REASON", "first\\u000asecond");
    }

    @Test
    void theWidestTextIsCutWhereTheTerminalIsNarrow() {
        TextTable table = new TextTable("TASK", "ROWS", "NOTE");
        table.add("accounts", 1234567, "a note that is much longer than the terminal is wide");

        assertThat(table.in(columns(40)).lines())
                .containsExactly(
                        "TASK         ROWS  NOTE", "accounts  1234567  a note that is much…");
        assertThat(table.in(columns(40).wide()))
                .endsWith("a note that is much longer than the terminal is wide");
    }

    @Test
    void timesAreCutAfterAllOtherTexts() {
        TextTable table = new TextTable("AT", "FIELD", "NEW");
        table.add("2026-01-31T10:15:00Z", "OrganizationName", "Nordlicht");
        table.add("", "AddressCity", "Oslo");

        assertThat(table.in(columns(40)).lines())
                .contains("2026-01-31T10:15:00Z  Organiz…  Nordlic…");
    }

    @Test
    void columnsAreLeftOutInTheirOrderAndThoseWithoutValuesFirst() {
        TextTable table =
                new TextTable("KEY", "READ", "WRITTEN", "PARKED")
                        .optional("READ", "WRITTEN", "PARKED");
        table.add("A-1", 1, 2, 0);

        assertThat(table.in(columns(26)).lines())
                .containsExactly("KEY  READ  WRITTEN  PARKED", "A-1     1        2       0");
        assertThat(table.in(columns(25)).lines())
                .containsExactly(
                        "KEY  READ  WRITTEN", "A-1     1        2", "--wide also shows PARKED");
        assertThat(table.in(columns(20)).lines())
                .containsExactly(
                        "KEY  READ  WRITTEN",
                        "A-1     1        2",
                        "--wide also shows",
                        "    PARKED");
    }

    @Test
    void aColumnOfLongTextsGetsTwoLinesOfItsOwnWhereTheTerminalIsNarrow() {
        TextTable table = new TextTable("KEY", "REASON").below("REASON");
        table.add("A-1", "the unit is not known in Finance; add the unit, or map another one");
        table.add("A-2", "");

        assertThat(table.in(columns(30)).lines())
                .containsExactly(
                        "KEY",
                        "A-1",
                        "    the unit is not known in",
                        "    Finance; add the unit, or…",
                        "A-2");
        assertThat(table.in(columns(80)).lines()).hasSize(3);
    }

    @Test
    void noLineIsWiderThanTheTerminalWhateverTheTableHas() {
        TextTable table = new TextTable("A LONG HEAD", "ANOTHER LONG HEAD", "NUMBER");
        table.add("some text that is long", "日本語の長い名前があります", 42);

        for (int width = 20; width < 70; width++) {
            int widest = width;
            assertThat(table.in(columns(width)).lines())
                    .allMatch(line -> TextWidth.of(line) <= widest);
        }
    }

    @Test
    void aPaintedCellTakesNoMoreRoomThanItsText() {
        TextTable table = new TextTable("STATE", "ROWS");
        table.add(Paint.RED.of("FAILED"), Paint.YELLOW.of(3));
        table.add("DONE", 12);

        assertThat(table.toString().replaceAll("[\\ufdd0-\\ufdd5]", "").lines())
                .containsExactly("STATE   ROWS", "FAILED     3", "DONE      12");
    }

    private static Terminal columns(int width) {
        return Terminal.none(Map.of("COLUMNS", String.valueOf(width)));
    }
}
