package dev.p2c.app.cli;

import dev.p2c.app.cli.Paint.Painted;
import dev.p2c.text.Visible;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A table with aligned columns: numbers to the right, text to the left, no borders. On a narrow
 * terminal it gives up columns that are not essential, moves one below its row, and cuts long
 * values; numbers are never cut.
 */
final class TextTable {

    private final List<String> heads;
    private final List<List<Painted>> rows = new ArrayList<>();
    private List<String> optional = List.of();
    private List<String> absent = List.of();
    private String below = "";

    TextTable(String... heads) {
        this.heads = List.of(heads);
    }

    /**
     * Names columns to leave out on a narrow terminal, the least needed first. Those in which no
     * row has anything are left out before all others.
     */
    TextTable optional(String... columns) {
        optional = List.of(columns);
        return this;
    }

    /** Names columns to leave out, on any terminal, if no row has anything in them. */
    TextTable absent(String... columns) {
        absent = List.of(columns);
        return this;
    }

    /** Names a column of long texts, which gets a line of its own on a narrow terminal. */
    TextTable below(String column) {
        below = column;
        return this;
    }

    /** Adds a row. A cell may be a {@link Painted} text; any other is shown as its text. */
    void add(Object... cells) {
        List<Painted> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(
                    cell instanceof Painted painted
                            ? painted
                            : new Painted(null, Visible.line(text(cell))));
        }
        rows.add(row);
    }

    /** A time in seconds: what is finer helps nobody who reads a table. */
    private static String text(Object cell) {
        return cell instanceof Instant time
                ? time.truncatedTo(ChronoUnit.SECONDS).toString()
                : String.valueOf(cell);
    }

    /** Returns the text on one line, cut and with {@code …} at its end if it is too long. */
    static String shortened(String text, int longest) {
        return TextWidth.cut(oneLine(text), longest);
    }

    /** Returns the text with a blank in place of each line break and other white space. */
    static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }

    /** The table with lines of any length. */
    @Override
    public String toString() {
        return fitted(Integer.MAX_VALUE);
    }

    /** The table for a terminal; the last line names the columns that were left out. */
    String in(Terminal terminal) {
        return fitted(terminal.width());
    }

    /** The table in lines of at most so many columns. */
    String in(int width) {
        return fitted(width);
    }

    private String fitted(int width) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            columns.add(Column.of(i, heads.get(i), rows));
        }
        columns.removeIf(column -> column.isEmpty() && absent.contains(column.head()));
        TableLayout layout = new TableLayout(columns, width).fitted(leaveOrder(columns), below);
        List<String> lines = new ArrayList<>();
        lines.add(layout.head());
        rows.forEach(row -> lines.addAll(layout.lines(row)));
        lines.addAll(layout.leftOut());
        return String.join(System.lineSeparator(), lines);
    }

    private List<String> leaveOrder(List<Column> columns) {
        Set<String> empty = new HashSet<>();
        columns.stream().filter(Column::isEmpty).forEach(column -> empty.add(column.head()));
        List<String> order = new ArrayList<>(optional.stream().filter(empty::contains).toList());
        optional.stream().filter(column -> !empty.contains(column)).forEach(order::add);
        return order;
    }

    /**
     * A column with the widths it needs.
     *
     * @param natural columns of the terminal that its longest value takes
     * @param isNumber whether all values are numbers, which are not cut
     * @param isTime whether all values are times, of which a part is of no use
     * @param isEmpty whether no row has a value other than 0
     */
    record Column(
            int index,
            String head,
            int natural,
            boolean isNumber,
            boolean isTime,
            boolean isEmpty) {

        private static final int NARROWEST_TEXT = 8;
        private static final String TIME = "(\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z)?";

        static Column of(int index, String head, List<List<Painted>> rows) {
            List<String> values = rows.stream().map(row -> row.get(index).text()).toList();
            int widest = values.stream().mapToInt(TextWidth::of).max().orElse(0);
            return new Column(
                    index,
                    head,
                    Math.max(head.length(), widest),
                    !values.isEmpty() && values.stream().allMatch(v -> v.matches("[\\d,]*")),
                    values.stream().allMatch(v -> v.matches(TIME)),
                    values.stream().allMatch(v -> v.isEmpty() || v.equals("0")));
        }

        /** The width below which the column is of no use. */
        int least() {
            int text = Math.max(head.length(), NARROWEST_TEXT);
            return isNumber || isTime ? natural : Math.min(natural, text);
        }
    }
}
