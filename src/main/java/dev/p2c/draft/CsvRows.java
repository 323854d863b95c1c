package dev.p2c.draft;

import dev.p2c.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;

/** Reads a table in which commas, semicolons or tabs separate the cells (RFC 4180). */
final class CsvRows {

    private static final char QUOTE = '"';

    private final String file;
    private final String text;
    private final char separator;
    private int at;
    private int line = 1;
    private int lineStart;

    /**
     * @param file for messages
     */
    CsvRows(String file, String text) {
        this.file = file;
        this.text = text.startsWith("\ufeff") ? text.substring(1) : text;
        this.separator = separator(this.text);
    }

    /**
     * A row that is not blank.
     *
     * @param line where the row begins
     */
    record Row(int line, List<String> cells) {}

    /** The separator that the first line has most often. */
    private static char separator(String text) {
        String head = text.lines().findFirst().orElse("");
        char best = ',';
        for (char one : new char[] {';', '\t'}) {
            best = count(head, one) > count(head, best) ? one : best;
        }
        return best;
    }

    private static long count(String text, char character) {
        return text.chars().filter(c -> c == character).count();
    }

    List<Row> read() {
        List<Row> rows = new ArrayList<>();
        while (at < text.length()) {
            Row row = row();
            if (row.cells().stream().anyMatch(cell -> !cell.isBlank())) {
                rows.add(row);
            }
        }
        return rows;
    }

    private Row row() {
        int first = line;
        List<String> cells = new ArrayList<>();
        do {
            cells.add(at < text.length() && text.charAt(at) == QUOTE ? quoted() : plain());
        } while (isSeparator());
        endLine();
        return new Row(first, cells);
    }

    private boolean isSeparator() {
        if (at < text.length() && text.charAt(at) == separator) {
            at++;
            return true;
        }
        return false;
    }

    private String plain() {
        int from = at;
        while (at < text.length() && text.charAt(at) != separator && !isLineEnd()) {
            if (text.charAt(at) == QUOTE) {
                throw wrong(
                        "a quotation mark inside a cell; put the whole cell in quotation marks");
            }
            at++;
        }
        return text.substring(from, at).strip();
    }

    private String quoted() {
        ConfigurationException unclosed = wrong("the quotation mark is never closed");
        StringBuilder cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char now = text.charAt(at);
            if (now == QUOTE && at + 1 < text.length() && text.charAt(at + 1) == QUOTE) {
                at++;
            } else if (now == QUOTE) {
                at++;
                if (at < text.length() && text.charAt(at) != separator && !isLineEnd()) {
                    throw wrong("a character behind the closing quotation mark");
                }
                return cell.toString();
            }
            cell.append(now);
            at++;
            if (now == '\n') {
                line++;
                lineStart = at;
            }
        }
        throw unclosed;
    }

    private boolean isLineEnd() {
        return text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    private void endLine() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        line++;
        lineStart = at;
    }

    private ConfigurationException wrong(String message) {
        return new ConfigurationException(file + ":" + line + ":" + (at - lineStart + 1), message);
    }
}
