package dev.p2c.operate;

import dev.p2c.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder of Hawtio's web application. The build leaves out Jolokia's JSR-160 proxy, which lets
 * a caller make this process connect to any address.
 */
final class HawtioFolder {

    private static final String PROXY = "jolokia-service-jsr160*";

    private HawtioFolder() {}

    /**
     * Checks that the web application is there, without the proxy.
     *
     * @throws ConfigurationException naming the folder or the jar
     */
    static void check(Path folder) {
        Path libraries = folder.resolve("WEB-INF").resolve("lib");
        if (!Files.isDirectory(libraries)) {
            throw new ConfigurationException(
                    folder.toString(), "is missing; make build creates it");
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(libraries, PROXY)) {
            for (Path jar : found) {
                throw new ConfigurationException(
                        jar.toString(),
                        "lets callers connect this process to any address; make build leaves it out");
            }
        } catch (IOException e) {
            throw new ConfigurationException(
                    folder.toString(), "cannot be read: " + e.getMessage());
        }
    }
}
