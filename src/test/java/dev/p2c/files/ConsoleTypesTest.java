package dev.p2c.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8ValueFunction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Checks the types of the console's plugin with the TypeScript compiler, in V8 inside of this JVM,
 * because bundling does not and no build may need Node. The engine is that of Linux on x86-64.
 */
class ConsoleTypesTest {

    private static final Path SOURCES = Path.of("src", "main", "console");
    private static final String WEBJARS = "META-INF/resources/webjars/";

    /** Where the compiler looks for them, by their names as WebJars. */
    private static final Map<String, String> DECLARATIONS =
            Map.of(
                    "typescript", "/lib",
                    "types__react", "/node_modules/@types/react",
                    "types__prop-types", "/node_modules/@types/prop-types",
                    "csstype", "/node_modules/csstype");

    private static final Map<String, String> TEXTS = new HashMap<>();
    private static V8Runtime engine;

    @BeforeAll
    static void loadTheCompiler() throws JavetException, IOException {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "the engine of the compiler is for Linux on x86-64: types are not checked");
        for (Map.Entry<String, String> one : DECLARATIONS.entrySet()) {
            addDeclarations(one.getKey(), one.getValue());
        }
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                TEXTS.put("/console/" + SOURCES.relativize(file), Files.readString(file));
            }
        }
        engine = V8Host.getV8Instance().createV8Runtime();
        engine.getExecutor(resource(root("typescript") + "lib/typescript.js")).executeVoid();
    }

    @AfterAll
    static void close() throws JavetException {
        if (engine != null) {
            engine.close();
        }
    }

    /** One check for both, because it takes seconds. */
    @Test
    void theOnlyWrongTypeOfTheConsolesPluginIsTheOneAddedHere() throws JavetException {
        assertThat(TEXTS).containsKeys("/console/remoteEntry.ts", "/console/Plugin.tsx");
        TEXTS.put("/console/broken.ts", "export const rows: number = \"many\"\n");

        assertThat(errors())
                .containsExactly(
                        "/console/broken.ts:1: Type 'string' is not assignable to type 'number'.");
    }

    private static List<String> errors() throws JavetException {
        try (V8ValueFunction check =
                engine.getExecutor(resource("console/check-types.js")).execute()) {
            String errors = check.callString(null, TEXTS);
            return errors.lines().toList();
        }
    }

    private static void addDeclarations(String webjar, String folder) throws IOException {
        String root = root(webjar);
        URL address = ConsoleTypesTest.class.getClassLoader().getResource(root);
        JarFile jar = ((JarURLConnection) address.openConnection()).getJarFile();
        jar.stream()
                .map(entry -> entry.getName())
                .filter(name -> name.startsWith(root))
                .filter(name -> name.endsWith(".d.ts") || name.endsWith("package.json"))
                .forEach(
                        name ->
                                TEXTS.put(
                                        (folder + "/" + name.substring(root.length()))
                                                .replace("/lib/lib/", "/lib/"),
                                        resource(name)));
    }

    /** The folder of a WebJar, in which there is one version. */
    private static String root(String webjar) {
        String folder = WEBJARS + webjar + "/";
        URL address = ConsoleTypesTest.class.getClassLoader().getResource(folder);
        try {
            JarFile jar = ((JarURLConnection) address.openConnection()).getJarFile();
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(folder) && name.length() > folder.length())
                    .map(name -> name.substring(0, name.indexOf('/', folder.length()) + 1))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = ConsoleTypesTest.class.getClassLoader().getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
