package dev.p2c.mapping;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Parses a mapping file as YAML 1.2 with the core schema, in which {@code NO} and {@code 12:30} are
 * texts. The nodes keep their line numbers.
 */
final class YamlReader {

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
            Parser parser = new ParserImpl(settings, new StreamReader(settings, text));
            Optional<Node> root = new Composer(settings, new ShallowParser(parser)).getSingleNode();
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
}
