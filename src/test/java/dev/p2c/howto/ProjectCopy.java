package dev.p2c.howto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.mapping.Mappings;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A copy of the project in a folder of its own, in which commands are run as a person types them.
 */
final class ProjectCopy {

    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin").toString();

    private final Path folder;
    private final Map<String, String> environment;

    private ProjectCopy(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /**
     * @param environment variables for every command
     */
    static ProjectCopy in(Path folder, Map<String, String> environment) throws IOException {
        for (String part : new String[] {"routes", "mappings"}) {
            copy(Path.of(part), folder.resolve(part));
        }
        try (Stream<Path> files = Files.list(Path.of(""))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".properties")).toList()) {
                Files.copy(file, folder.resolve(file));
            }
        }
        ProjectCopy project = new ProjectCopy(folder, environment);
        project.addApplication();
        project.addCommands();
        return project;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** Puts the classes under test where a build puts them. */
    private void addApplication() throws IOException {
        Path target = Files.createDirectories(folder.resolve("target"));
        Path classes =
                Path.of(
                        Mappings.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath());
        Files.createSymbolicLink(target.resolve("classes"), classes);
        Files.createDirectories(target.resolve("lib"));
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
        for (String jar : new String[] {"p2c.jar", "lib/libraries.jar"}) {
            try (OutputStream file = Files.newOutputStream(target.resolve(jar))) {
                new JarOutputStream(file, manifest).close();
            }
        }
    }

    /** The class path of this process, wherever the test runner put it. */
    private static String classPath() {
        if (Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader) {
            return joined(Stream.of(loader.getURLs()).map(URL::toString));
        }
        return joined(
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toUri().toString()));
    }

    private static String joined(Stream<String> entries) {
        return entries.collect(Collectors.joining(" "));
    }

    private void addCommands() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.copy(Path.of("bin", "p2c"), bin.resolve("p2c"));
        Files.copy(Path.of("Makefile"), folder.resolve("Makefile"));
    }

    /** Does what a page says; every command must end with exit code 0. */
    String follow(HowToPage page) throws IOException, InterruptedException {
        for (HowToPage.FileStep step : page.files()) {
            step.apply(folder);
        }
        Path out = folder.resolve("out.txt");
        ProcessBuilder shell =
                new ProcessBuilder("sh", "-eu", "-c", page.commands())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile());
        shell.environment().putAll(environment);
        shell.environment().put("P2C_JAVA_OPTS", QUICK_START);
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        shell.environment().compute("PATH", (name, path) -> JAVA + ":" + path);
        Process process = shell.start();
        try {
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(Files.readString(out)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        return Files.readString(out);
    }
}
