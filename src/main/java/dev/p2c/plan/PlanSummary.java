package dev.p2c.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What stands before the rows of a plan file. */
public record PlanSummary(PlanHead head, PlanCounts counts) {

    /** Reads the beginning of a file; empty where the file is missing or no plan. */
    public static Optional<PlanSummary> read(Path file) {
        PlanHead head = null;
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = PlanJson.MAPPER.createParser(in)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String member = json.currentName();
                json.nextToken();
                switch (member) {
                    case "plan" -> head = json.readValueAs(PlanHead.class);
                    case "counts" -> {
                        PlanCounts counts = json.readValueAs(PlanCounts.class);
                        return Optional.ofNullable(head).map(of -> new PlanSummary(of, counts));
                    }
                    default -> json.skipChildren();
                }
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }
}
