package dev.p2c.mapping;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** A folder of mapping files written by a test. */
final class MappingFolder {

    static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                    .build();

    private static final String HEAD =
            """
            source: { connection: sales, entity: accounts, changes: { watermark: modifiedon } }
            target: { connection: finance, entity: CustomersV2, key: [dataAreaId, CustomerAccount] }
            fields:
              CustomerAccount: accountnumber
            """;

    private final Path directory;

    MappingFolder(Path parent) {
        this.directory = parent.resolve("mappings");
        write("value-maps/countries.yaml", "values: { \"\": US, norway: NO }\n");
    }

    MappingFolder write(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A task {@code t} with a key rule in line 4 and more rules from line 5 on. */
    MappingFolder rules(String... rules) {
        return write("t.yaml", HEAD + "  " + String.join("\n  ", rules) + "\n");
    }

    Mappings mappings() {
        return new Mappings(directory, Set.of("sales", "finance"));
    }

    Transformer transformer() {
        return new Transformer(mappings().load("t"));
    }

    static ObjectNode row(String json) {
        try {
            return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
