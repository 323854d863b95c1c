package dev.p2c.sandbox.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the JSON files under {@code sandbox/demo} on the class path. */
final class DemoResource {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DemoResource() {}

    /** Content of a file as an object of this type. */
    static <T> T read(String name, TypeReference<T> type) {
        try (InputStream in = DemoResource.class.getResourceAsStream("/sandbox/demo/" + name)) {
            return JSON.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + name, e);
        }
    }
}
