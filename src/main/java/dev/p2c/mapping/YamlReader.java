package dev.p2c.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Parses a mapping file as YAML 1.2 with the core schema, in which {@code NO} and {@code 12:30} are
 * texts. The nodes keep their line numbers.
 */
final class YamlReader {

    /** More than any mapping needs and few enough to keep the YAML parser's stack safe. */
    private static final int DEEPEST = 20;

    private YamlReader() {}

    /** Returns the file's only document; empty, with a problem reported, if there is none. */
    static Optional<Node> read(byte[] bytes, Problems problems) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(problems.file())
                        .setSchema(new CoreSchema())
                        .setUseMarks(true)
                        // {{name}} without quotes has one; its reader says what to write.
                        .setAllowNonScalarKeys(true)
                        .build();
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            YamlSyntax.refuseLongLines(text);
            refuseDeepNesting(new Parse(settings).parseString(text));
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.ofFile("the file is empty");
            }
            return root;
        } catch (CharacterCodingException notText) {
            problems.ofFile("the file is not UTF-8 text");
        } catch (MarkedYamlEngineException syntax) {
            YamlSyntax mistake = YamlSyntax.of(syntax);
            problems.at(
                    new Place(problems.file(), mistake.line(), mistake.column()),
                    "YAML syntax: " + mistake.message());
        } catch (YamlEngineException syntax) {
            problems.ofFile("YAML syntax: " + syntax.getMessage());
        }
        return Optional.empty();
    }

    private static void refuseDeepNesting(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (depth > DEEPEST) {
                throw new YamlEngineException("nested deeper than " + DEEPEST + " levels");
            }
        }
    }
}
