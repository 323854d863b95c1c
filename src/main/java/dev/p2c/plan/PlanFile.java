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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A plan in a file. It is read row by row, so that its length does not matter. */
public final class PlanFile {

    private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'");

    private final Path file;
    private final PlanCheck check;
    private PlanHead head;
    private PlanCounts counts;
    private boolean hasRows;

    /** Whether the text began as that of a plan does. */
    private boolean isDocument;

    /** The member of the document that is being read; empty before the first. */
    private String member = "";

    /** Whole rows that were read so far. */
    private long whole;

    private PlanFile(Path file) {
        this.file = file;
        this.check = new PlanCheck(file.toString());
    }

    /**
     * Reads a file from its beginning to its end.
     *
     * @throws ConfigurationException if the file is missing, cut off or no plan
     */
    public static PlanFile open(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
            throw new ConfigurationException(
                    file.toString(),
                    "is no regular file, and a plan is read more than once. Write the plan to a file and name that");
        }
        PlanFile plan = new PlanFile(file);
        plan.read(plan.check::row);
        plan.check.head(plan.head);
        if (!plan.hasRows) {
            throw plan.wrong("is no plan: its rows are missing (\"rows\")");
        }
        plan.check.counts(plan.counts);
        return plan;
    }

    private ConfigurationException wrong(String what) {
        return new ConfigurationException(file.toString(), what);
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
        return check.rows();
    }

    /** The number of rows that are to be written. */
    public long written() {
        return check.written();
    }

    /** Reads the rows in their order. */
    public void forEach(Consumer<PlannedRow> reader) {
        read(reader);
    }

    private void read(Consumer<PlannedRow> reader) {
        whole = 0;
        member = "";
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = PlanJson.MAPPER.createParser(in)) {
            json.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            try {
                members(json, reader);
            } catch (JsonProcessingException e) {
                throw isCutOff(json) ? cutOff(json) : broken(e);
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
            throw wrong("is no plan");
        }
        isDocument = true;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            member = json.currentName();
            json.nextToken();
            switch (member) {
                case "plan" -> head = json.readValueAs(PlanHead.class);
                case "counts" -> counts = json.readValueAs(PlanCounts.class);
                case "rows" -> rows(json, reader);
                default -> json.skipChildren();
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw wrong("ends before the plan does");
        }
        if (json.nextToken() != null) {
            throw wrong("has text after the end of the plan");
        }
    }

    /** A text that does not begin as a plan does is none, wherever it ends. */
    private boolean isCutOff(JsonParser json) throws IOException {
        return isDocument && json.currentLocation().getByteOffset() >= Files.size(file);
    }

    private ConfigurationException cutOff(JsonParser json) {
        return new ConfigurationException(
                file + ":" + json.currentLocation().getLineNr(),
                "is incomplete: the file ends after %s. Copy it again, or make the plan again with bin/p2c plan -o FILE"
                        .formatted(Counted.of(whole, "whole row")));
    }

    private ConfigurationException broken(JsonProcessingException e) {
        JsonLocation at = e.getLocation();
        Matcher twice = TWICE.matcher(e.getOriginalMessage());
        return new ConfigurationException(
                file + (at == null ? "" : ":" + at.getLineNr()),
                twice.lookingAt()
                        ? "has the member \"%s\" twice. Make the plan again with bin/p2c plan -o FILE"
                                .formatted(twice.group(1))
                        : e instanceof JsonMappingException of
                                ? "is not as bin/p2c plan wrote it, at " + path(of)
                                : "is no plan: its JSON is broken here. Make the plan again with bin/p2c plan -o FILE");
    }

    private String path(JsonMappingException e) {
        return e.getPath().isEmpty()
                ? member
                : e.getPath().stream().map(PlanFile::step).collect(Collectors.joining(" "));
    }

    private static String step(JsonMappingException.Reference step) {
        return step.getFieldName() == null
                ? "[%d]".formatted(step.getIndex())
                : step.getFieldName();
    }

    private void rows(JsonParser json, Consumer<PlannedRow> reader) throws IOException {
        hasRows = true;
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw wrong("is no plan: its rows are no list");
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            reader.accept(json.readValueAs(PlannedRow.class));
            whole++;
        }
    }
}
