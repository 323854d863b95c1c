package dev.p2c.cases;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.Problem;
import dev.p2c.text.SyntaxWords;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads and writes the JSON of case files; decimals keep their zeros. */
final class CaseJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private static final DefaultPrettyPrinter LINES =
            new DefaultPrettyPrinter()
                    .withSeparators(
                            Separators.createDefaultInstance()
                                    .withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n"));

    private CaseJson() {}

    /** Reads a row; a mistake is added to the problems with its line and column. */
    static Optional<ObjectNode> read(Path file, String text, List<Problem> problems) {
        try {
            JsonNode root = MAPPER.readTree(text);
            if (root instanceof ObjectNode row) {
                return Optional.of(row);
            }
            problems.add(new Problem(file + ":1", "is not a row: a row is a JSON object, { ... }"));
        } catch (JsonProcessingException e) {
            problems.add(
                    new Problem(
                            file + place(e.getLocation()), SyntaxWords.of(e.getOriginalMessage())));
        }
        return Optional.empty();
    }

    private static String place(JsonLocation at) {
        return at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr();
    }

    static String text(ObjectNode row) {
        try {
            return MAPPER.writer(LINES.createInstance()).writeValueAsString(row) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
