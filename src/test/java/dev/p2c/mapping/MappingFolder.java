package dev.p2c.mapping;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a folder of mapping files for a test and loads them. */
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

    void delete(String name) {
        try {
            Files.delete(directory.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Writes the task {@code t} with a key rule in line 4 and more rules from line 5 on. */
    MappingFolder rules(String... rules) {
        return write("t.yaml", HEAD + "  " + String.join("\n  ", rules) + "\n");
    }

    Mappings mappings() {
        return ProjectMappings.in(directory);
    }

    Mapping mapping() {
        return mappings().load("t");
    }

    Transformer transformer() {
        return new Transformer(mapping());
    }

    /** Maps a row by the key rule and more rules, for company usmf. */
    MappedRow mapped(String row, String... rules) {
        return mappedIn("usmf", row, rules);
    }

    /** Maps a row by the key rule and more rules, for a company. */
    MappedRow mappedIn(String company, String row, String... rules) {
        return rules(rules).transformer().apply(row(row), company);
    }

    /** Parses a row; single quotes stand for double quotes. */
    static ObjectNode row(String json) {
        try {
            return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
