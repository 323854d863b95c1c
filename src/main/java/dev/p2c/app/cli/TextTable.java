package dev.p2c.app.cli;

import dev.p2c.text.Visible;
import java.util.ArrayList;
import java.util.List;

/** A table with aligned columns: numbers to the right, text to the left, no borders. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final int columns;

    TextTable(String... heads) {
        columns = heads.length;
        rows.add(List.of(heads));
    }

    void add(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(Visible.line(String.valueOf(cell)));
        }
        rows.add(row);
    }

    /** Returns the text on one line, cut and with "..." at its end if it is too long. */
    static String shortened(String text, int longest) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= longest ? line : line.substring(0, longest - 3) + "...";
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(i == 0 ? "" : GAP).append(cell(row.get(i), i));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString().stripTrailing();
    }

    private String cell(String text, int column) {
        int width = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
        boolean number =
                rows.size() > 1
                        && rows.stream()
                                .skip(1)
                                .allMatch(row -> row.get(column).matches("[\\d,]*"));
        String padding = " ".repeat(width - text.length());
        return number ? padding + text : text + padding;
    }
}
