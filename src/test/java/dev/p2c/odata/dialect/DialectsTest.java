package dev.p2c.odata.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.Connection;
import dev.p2c.odata.HttpGateway;
import dev.p2c.odata.TestService;
import dev.p2c.odata.TestService.Answer;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Query;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialectsTest {

    /** The dialect of a system that the client does not know. */
    private static final String SOURCE =
            """
            import dev.p2c.odata.dialect.*;
            import dev.p2c.odata.model.Model;
            import java.util.List;
            import java.util.Optional;

            public final class WarehouseDialect implements Dialect {
                private final Dialect plain = new PlainDialect();

                public String name() { return "warehouse"; }
                public String options() { return "api-version=2"; }
                public Optional<String> companyColumn() { return Optional.of("Site"); }
                public ServiceError error(byte[] body, int offset, int length) {
                    return plain.error(body, offset, length);
                }
                public List<VerdictRule> verdicts() {
                    return List.of(VerdictRule.of(500, 500, Verdict.RETRY).withCode("LOCKED"));
                }
                public List<WriteStep> plan(Model.EntityType type, List<RowWrite> rows, KeyLookup lookup) {
                    return plain.plan(type, rows, lookup);
                }
                public WriteResult.Written written(Operation operation, OperationAnswer answer) {
                    return plain.written(operation, answer);
                }
            }
            """;

    @TempDir Path directory;

    @Test
    void aDialectInAnAddedJarIsFoundByNameAndUsed() throws IOException {
        URL[] jar = {jar().toUri().toURL()};
        try (URLClassLoader classPath = new URLClassLoader(jar, getClass().getClassLoader());
                TestService service =
                        new TestService("finance-metadata.xml", asked -> Answer.json(200, "7"))) {
            Dialect dialect = Dialects.named("warehouse", classPath);
            Connection warehouse =
                    Connection.builder(
                                    service.settings("warehouse"),
                                    dialect,
                                    new HttpGateway(service.root()))
                            .build();

            Query stock = Query.of("UnitsOfMeasure").withCompany(Optional.of("Oslo"));
            assertThat(warehouse.count(stock)).isEqualTo(7);

            assertThat(service.asked().get(0).target())
                    .isEqualTo("UnitsOfMeasure/$count?$filter=Site%20eq%20'Oslo'&api-version=2");
            ServiceError locked = new ServiceError("LOCKED", "");
            assertThat(dialect.verdict(Verdict.Scope.REQUEST, 500, locked))
                    .isEqualTo(Verdict.RETRY);
        }
    }

    private Path jar() throws IOException {
        Path source =
                Files.writeString(
                        directory.resolve("WarehouseDialect.java"), SOURCE, StandardCharsets.UTF_8);
        int failed =
                ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-cp",
                                classPath(Dialect.class, JsonNode.class, TreeNode.class),
                                source.toString());
        assertThat(failed).isZero();
        Path jar = directory.resolve("warehouse.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("WarehouseDialect.class"));
            entries.write(Files.readAllBytes(directory.resolve("WarehouseDialect.class")));
            entries.putNextEntry(new JarEntry("META-INF/services/" + Dialect.class.getName()));
            entries.write("WarehouseDialect".getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    private static String classPath(Class<?>... classes) {
        return Stream.of(classes)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .collect(Collectors.joining(File.pathSeparator));
    }

    @Test
    void anUnknownNameIsRefusedWithTheKnownNames() {
        assertThatThrownBy(() -> Dialects.named("sale"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no dialect \"sale\", there are [sales, finance, plain]");
    }

    @Test
    void aNameThatTwoDialectsHaveIsRefused() throws IOException {
        try (URLClassLoader classPath = naming(SecondPlainDialect.class.getName())) {
            assertThatThrownBy(() -> Dialects.named("plain", classPath))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(PlainDialect.class.getName())
                    .hasMessageContaining(SecondPlainDialect.class.getName())
                    .hasMessageContaining("all have the name \"plain\"");
            assertThat(Dialects.named("sales", classPath).name()).isEqualTo("sales");
        }
    }

    @Test
    void aNamedClassThatDoesNotExistIsRefused() throws IOException {
        try (URLClassLoader classPath = naming("example.Missing")) {
            assertThatThrownBy(() -> Dialects.named("sales", classPath))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("example.Missing not found");
        }
    }

    private URLClassLoader naming(String type) throws IOException {
        Path file = directory.resolve("META-INF/services/" + Dialect.class.getName());
        Files.createDirectories(file.getParent());
        Files.writeString(file, type, StandardCharsets.UTF_8);
        URL[] added = {directory.toUri().toURL()};
        return new URLClassLoader(added, getClass().getClassLoader());
    }

    /** A dialect whose name is taken. */
    public static final class SecondPlainDialect implements Dialect {

        private final Dialect plain = new PlainDialect();

        @Override
        public String name() {
            return plain.name();
        }

        @Override
        public ServiceError error(byte[] body, int offset, int length) {
            return plain.error(body, offset, length);
        }

        @Override
        public List<WriteStep> plan(Model.EntityType type, List<RowWrite> rows, KeyLookup lookup) {
            return plain.plan(type, rows, lookup);
        }

        @Override
        public WriteResult.Written written(Operation operation, OperationAnswer answer) {
            return plain.written(operation, answer);
        }
    }
}
