package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.error.ConfigurationException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValueFunctionsTest {

    @TempDir Path directory;

    @Test
    void aNamedClassThatDoesNotExistIsRefused() throws IOException {
        try (URLClassLoader classPath = naming("example.Missing")) {
            assertThatThrownBy(() -> ValueFunctions.load(classPath))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("example.Missing not found");
        }
    }

    @Test
    void aNameThatTwoFunctionsHaveIsRefused() throws IOException {
        try (URLClassLoader classPath = naming(SecondTrimFunction.class.getName())) {
            assertThatThrownBy(() -> ValueFunctions.load(classPath))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("function trim")
                    .hasMessageContaining(SecondTrimFunction.class.getName());
        }
    }

    private URLClassLoader naming(String type) throws IOException {
        Path file = directory.resolve("META-INF/services/" + ValueFunction.class.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, type, StandardCharsets.UTF_8);
        URL[] added = {directory.toUri().toURL()};
        return new URLClassLoader(added, getClass().getClassLoader());
    }

    /** A function whose name is taken. */
    public static final class SecondTrimFunction implements ValueFunction {

        @Override
        public String name() {
            return "trim";
        }

        @Override
        public JsonNode apply(JsonNode value) {
            return value;
        }
    }
}
