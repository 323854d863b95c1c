package dev.p2c.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * Writes the changed fields of the rows of one batch as one compressed text, and reads that text.
 * For each row the text has its length. For each field the row has the position of the field's name
 * in the mapping (or {@code =} and the name), the lengths of the old and the new value, and both
 * values: {@code 3 4 6 OsloBergen}. An old value that is not known has the length {@code -}.
 */
final class ChangesText {

    private static final String UNKNOWN = "-";
    private static final char NAMED = '=';

    private final List<String> names;
    private final Map<String, Integer> positions = new HashMap<>();

    /**
     * @param names of {@link MappingVersion#fields()}
     */
    ChangesText(List<String> names) {
        this.names = names;
        for (int i = 0; i < names.size(); i++) {
            positions.put(names.get(i), i);
        }
    }

    byte[] write(List<RowChange> rows) {
        StringBuilder text = new StringBuilder();
        for (RowChange row : rows) {
            String fields = text(row.fields());
            text.append(fields.length()).append(' ').append(fields);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (OutputStream compressed = new DeflaterOutputStream(bytes, fast)) {
            compressed.write(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("no bytes in memory", e);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #write} made with the same names.
     *
     * @return for each row, in order, its changed fields
     */
    List<List<FieldChange>> read(byte[] written) {
        return read(inflated(written));
    }

    /** The text that was compressed. */
    static String inflated(byte[] written) {
        try (InflaterInputStream bytes =
                new InflaterInputStream(new ByteArrayInputStream(written))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the history has changes that cannot be read", e);
        }
    }

    List<List<FieldChange>> read(String text) {
        List<List<FieldChange>> rows = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int lengthEnd = text.indexOf(' ', at);
            int end = lengthEnd + 1 + Integer.parseInt(text.substring(at, lengthEnd));
            rows.add(fields(text.substring(lengthEnd + 1, end)));
            at = end;
        }
        return rows;
    }

    private String text(List<FieldChange> fields) {
        StringBuilder text = new StringBuilder(fields.size() * 24);
        for (FieldChange field : fields) {
            Integer position = positions.get(field.name());
            if (position == null) {
                text.append(NAMED).append(field.name());
            } else {
                text.append(position.intValue());
            }
            text.append(' ');
            append(text, field.old());
            append(text, field.value());
            text.append(field.old() == null ? "" : field.old()).append(field.value());
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String value) {
        if (value == null) {
            text.append(UNKNOWN);
        } else {
            text.append(value.length());
        }
        text.append(' ');
    }

    private List<FieldChange> fields(String text) {
        List<FieldChange> fields = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int nameEnd = text.indexOf(' ', at);
            int oldEnd = text.indexOf(' ', nameEnd + 1);
            int valueEnd = text.indexOf(' ', oldEnd + 1);
            String oldLength = text.substring(nameEnd + 1, oldEnd);
            boolean isKnown = !oldLength.equals(UNKNOWN);
            int oldAt = valueEnd + 1;
            int valueAt = oldAt + (isKnown ? Integer.parseInt(oldLength) : 0);
            int end = valueAt + Integer.parseInt(text.substring(oldEnd + 1, valueEnd));
            fields.add(
                    new FieldChange(
                            name(text.substring(at, nameEnd)),
                            isKnown ? text.substring(oldAt, valueAt) : null,
                            text.substring(valueAt, end)));
            at = end;
        }
        return fields;
    }

    private String name(String text) {
        return text.charAt(0) == NAMED ? text.substring(1) : names.get(Integer.parseInt(text));
    }
}
