package dev.p2c.app.cli;

import dev.p2c.app.cli.Paint.Painted;
import dev.p2c.app.cli.TextTable.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Distributes the width of a terminal among the columns of a table. */
final class TableLayout {

    private static final String GAP = "  ";
    private static final String INDENT = "    ";

    /** A column of long texts stays in its row as long as it has at least this width. */
    private static final int ROOM_FOR_TEXT = 40;

    private final int width;
    private final List<Column> columns;
    private final List<String> left = new ArrayList<>();
    private Optional<Column> below = Optional.empty();
    private int[] widths = {};

    TableLayout(List<Column> columns, int width) {
        this.columns = new ArrayList<>(columns);
        this.width = width;
    }

    /**
     * Makes the table fit.
     *
     * @param leaveOrder columns that may be left out, in this order
     * @param below the column that may move below its row; empty for none
     */
    TableLayout fitted(List<String> leaveOrder, String below) {
        if (total(naturals()) > width) {
            columns.stream().filter(c -> c.head().equals(below)).findFirst().ifPresent(this::move);
        }
        for (String head : leaveOrder) {
            if (total(comfortable()) > width && columns.removeIf(c -> c.head().equals(head))) {
                left.add(head);
            }
        }
        widths = naturals();
        shrink(columns.stream().mapToInt(Column::least).toArray());
        shrink(columns.stream().mapToInt(c -> c.isNumber() ? c.natural() : 1).toArray());
        return this;
    }

    private void move(Column text) {
        int others = total(naturals()) - text.natural();
        if (width - others < Math.min(text.natural(), ROOM_FOR_TEXT)) {
            columns.remove(text);
            below = Optional.of(text);
        }
    }

    private int[] naturals() {
        return columns.stream().mapToInt(Column::natural).toArray();
    }

    /** Widths that cut only texts that are much longer than the others. */
    private int[] comfortable() {
        return columns.stream()
                .mapToInt(c -> Math.max(c.least(), Math.min(c.natural(), ROOM_FOR_TEXT)))
                .toArray();
    }

    private static int total(int[] widths) {
        return Arrays.stream(widths).sum() + GAP.length() * Math.max(0, widths.length - 1);
    }

    /** Takes from the widest column as long as the table is too wide. */
    private void shrink(int[] least) {
        while (total(widths) > width) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (widths[i] > least[i] && (widest < 0 || widths[i] >= widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return;
            }
            widths[widest]--;
        }
    }

    String head() {
        return line(columns.stream().map(c -> new Painted(null, c.head())).toList());
    }

    List<String> lines(List<Painted> row) {
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(c -> row.get(c.index())).toList()));
        below.map(c -> row.get(c.index()))
                .filter(text -> !text.text().isEmpty())
                .ifPresent(text -> lines.addAll(below(text)));
        return lines;
    }

    /** A long text in at most two lines. */
    private List<String> below(Painted text) {
        int room = width - INDENT.length();
        String first = TextWidth.wrapped(text.text(), room, 0).get(0);
        String rest = text.text().substring(first.length()).strip();
        List<String> lines = new ArrayList<>();
        lines.add(INDENT + cut(text.with(first), room));
        if (!rest.isEmpty()) {
            lines.add(INDENT + cut(text.with(rest), room));
        }
        return lines;
    }

    private String line(List<Painted> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            Painted shown = cut(cells.get(i), widths[i]);
            String padding = " ".repeat(Math.max(0, widths[i] - TextWidth.of(shown.text())));
            line.append(i == 0 ? "" : GAP);
            line.append(columns.get(i).isNumber() ? padding + shown : shown + padding);
        }
        return line.toString().stripTrailing();
    }

    private static Painted cut(Painted cell, int widest) {
        return cell.with(TextWidth.cut(cell.text(), widest));
    }

    /** The sentence on columns that were left out, in lines that fit; empty if there are none. */
    List<String> leftOut() {
        if (left.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder("--wide also shows");
        for (int i = 0; i < left.size(); i++) {
            String word = " " + left.get(i) + (i < left.size() - 1 ? "," : "");
            if (line.length() + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder("   ");
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
