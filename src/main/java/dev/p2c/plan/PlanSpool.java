package dev.p2c.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.MappingIterator;
import dev.p2c.text.PlanNames;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Collects the rows of a plan in a temporary file while a pass finds them, so that memory stays
 * flat, and writes them as a plan file. Thread-safe until it is read.
 */
public final class PlanSpool implements AutoCloseable {

    private final Path file;
    private final Writer writer;
    private final Map<String, PlanCounts> counts = new TreeMap<>();

    /**
     * @param folder for the temporary file, readable by its owner only
     */
    public PlanSpool(Path folder) {
        try {
            file = Files.createTempFile(folder, PlanNames.ofThisProcess(), ".rows");
            writer = new BufferedWriter(Files.newBufferedWriter(file), 1 << 16);
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary file in " + folder, e);
        }
    }

    /** Adds a row. */
    public void add(PlannedRow row) {
        try {
            String line = PlanJson.MAPPER.writeValueAsString(row);
            synchronized (this) {
                writer.write(line);
                writer.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the counts of some rows of a task. */
    public synchronized void count(String task, PlanCounts rows) {
        counts.merge(task, rows, PlanCounts::plus);
    }

    /** The counts of all tasks together. */
    public synchronized PlanCounts counts() {
        return counts.values().stream().reduce(PlanCounts.ZERO, PlanCounts::plus);
    }

    /** The counts by task. */
    public synchronized Map<String, PlanCounts> byTask() {
        return new TreeMap<>(counts);
    }

    /** Reads the rows in the order in which they were added. */
    public synchronized void forEach(Consumer<PlannedRow> reader) {
        try {
            writer.flush();
            try (MappingIterator<PlannedRow> rows =
                    PlanJson.MAPPER.readerFor(PlannedRow.class).readValues(file.toFile())) {
                rows.forEachRemaining(reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the plan as one JSON document. */
    public void write(PlanHead head, PlanCost cost, Writer out) {
        try (JsonGenerator json = PlanJson.MAPPER.createGenerator(out)) {
            write(head, cost, json);
            json.flush();
            out.write(System.lineSeparator());
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(PlanHead head, PlanCost cost, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writePOJOField("plan", head);
        json.writePOJOField("counts", counts());
        json.writePOJOField("cost", cost);
        json.writeArrayFieldStart("rows");
        forEach(row -> append(json, row));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void append(JsonGenerator json, PlannedRow row) {
        try {
            json.writeRaw('\n');
            json.writePOJO(row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            writer.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
