package dev.p2c.plan;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.FileFault;
import dev.p2c.text.Counted;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A plan in a file. It is read row by row, so that its length does not matter. */
public final class PlanFile {

    private final Path file;
    private PlanHead head;
    private long rows;
    private long written;

    /** Whole rows that were read so far. */
    private long whole;

    private PlanFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file from its beginning to its end.
     *
     * @throws ConfigurationException if the file is missing, cut off or no plan
     */
    public static PlanFile open(Path file) {
        PlanFile plan = new PlanFile(file);
        plan.read(plan::check);
        if (plan.head == null) {
            throw new ConfigurationException(
                    file.toString(), "is no plan: its head is missing (\"plan\")");
        }
        if (!PlanHead.KINDS.contains(String.valueOf(plan.head.kind()))) {
            throw new ConfigurationException(
                    file.toString(), "is a plan of an unknown kind: " + plan.head.kind());
        }
        return plan;
    }

    private void check(PlannedRow row) {
        if (row.task() == null
                || row.company() == null
                || row.key() == null
                || row.action() == null) {
            throw wrong("lacks its task, company, key or action");
        }
        for (PlannedField field : row.fields()) {
            boolean isWhole = field.name() != null && field.value() != null;
            if (row.action().isWritten() && !isWhole) {
                throw wrong("(%s) has a field without name or new value".formatted(row.key()));
            }
        }
        rows++;
        written += row.action().isWritten() ? 1 : 0;
    }

    private ConfigurationException wrong(String what) {
        return new ConfigurationException(file.toString(), "row %d %s".formatted(rows + 1, what));
    }

    /** The file's name as it was given. */
    public String name() {
        return file.toString();
    }

    public PlanHead head() {
        return head;
    }

    /** The number of rows. */
    public long rows() {
        return rows;
    }

    /** The number of rows that are to be written. */
    public long written() {
        return written;
    }

    /** Reads the rows in their order. */
    public void forEach(Consumer<PlannedRow> reader) {
        read(reader);
    }

    private void read(Consumer<PlannedRow> reader) {
        whole = 0;
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = PlanJson.MAPPER.createParser(in)) {
            try {
                members(json, reader);
            } catch (JsonProcessingException e) {
                throw isAtEnd(json) ? cutOff(json) : broken(e);
            }
        } catch (IOException e) {
            throw FileFault.unread(file, e);
        }
    }

    private void members(JsonParser json, Consumer<PlannedRow> reader) throws IOException {
        JsonToken first = json.nextToken();
        if (first == null) {
            throw cutOff(json);
        }
        if (first != JsonToken.START_OBJECT) {
            throw new ConfigurationException(file.toString(), "is no plan");
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            json.nextToken();
            switch (member) {
                case "plan" -> head = json.readValueAs(PlanHead.class);
                case "rows" -> rows(json, reader);
                default -> json.skipChildren();
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw new ConfigurationException(file.toString(), "ends before the plan does");
        }
        if (json.nextToken() != null) {
            throw new ConfigurationException(file.toString(), "has text after the end of the plan");
        }
    }

    private boolean isAtEnd(JsonParser json) throws IOException {
        return json.currentLocation().getByteOffset() >= Files.size(file);
    }

    private ConfigurationException cutOff(JsonParser json) {
        return new ConfigurationException(
                file + ":" + json.currentLocation().getLineNr(),
                "is incomplete: the file ends after %s. Copy it again, or make the plan again with bin/p2c plan -o FILE"
                        .formatted(Counted.of(whole, "whole row")));
    }

    private ConfigurationException broken(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        String place = file + (at == null ? "" : ":" + at.getLineNr());
        return new ConfigurationException(
                place,
                e instanceof JsonMappingException of
                        ? "is not as bin/p2c plan wrote it, at " + path(of)
                        : "is no plan: its JSON is broken here. Make the plan again with bin/p2c plan -o FILE");
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(
                        step ->
                                step.getFieldName() == null
                                        ? "[%d]".formatted(step.getIndex())
                                        : step.getFieldName())
                .collect(Collectors.joining(" "));
    }

    private void rows(JsonParser json, Consumer<PlannedRow> reader) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new ConfigurationException(file.toString(), "is no plan: its rows are no list");
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            reader.accept(json.readValueAs(PlannedRow.class));
            whole++;
        }
    }
}
