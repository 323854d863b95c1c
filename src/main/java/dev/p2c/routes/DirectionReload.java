package dev.p2c.routes;

import dev.p2c.error.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in edited direction files while the rest runs. Camel's own reload loses the routes of
 * templates and dies of a typing error; this one swaps only the route of the changed file, between
 * two passes, and keeps the old one where the edit is broken. Not thread-safe: one thread looks.
 */
public final class DirectionReload {

    private static final Logger LOG = LoggerFactory.getLogger(DirectionReload.class);

    private final CamelContext camel;
    private final DirectionFiles files;
    private final Path directory;
    private final Host host;
    private final Map<Path, String> seen = new HashMap<>();

    /** What the application does around a changed direction. */
    public interface Host {

        /**
         * Tasks that have a mapping now; those of new mapping files are made ready to be called.
         */
        Set<String> tasks();

        boolean isRunning(String direction);

        /** The directions as they are from now on. */
        void changed();
    }

    public DirectionReload(CamelContext camel, Path directory, Host host) {
        this.camel = camel;
        this.files = new DirectionFiles(directory);
        this.directory = directory;
        this.host = host;
        contents().forEach(seen::put);
    }

    /** Compares the files with what is running. */
    public void look() {
        Map<Path, String> now = contents();
        for (Path file : now.keySet()) {
            if (!now.get(file).equals(seen.get(file)) && taken(file)) {
                seen.put(file, now.get(file));
            }
        }
        List<Path> gone = seen.keySet().stream().filter(file -> !now.containsKey(file)).toList();
        gone.stream().filter(this::removed).forEach(seen::remove);
    }

    /** False to look again later. */
    private boolean taken(Path file) {
        if (!file.getParent().equals(directory)) {
            LOG.warn("{} has changed: this needs a restart, directions go on as they were", file);
            return true;
        }
        String id = idOf(file);
        if (host.isRunning(id)) {
            return false;
        }
        try {
            files.load(file, host.tasks());
            Resource resource = ResourceHelper.resolveResource(camel, "file:" + file);
            PluginHelper.getRoutesLoader(camel).updateRoutes(resource);
            LOG.info("{}: {} is in force", id, file);
            host.changed();
        } catch (ConfigurationException e) {
            LOG.error(
                    "{}: broken edit, the version before it stays in force\n{}",
                    id,
                    e.getMessage());
        } catch (Exception e) {
            LOG.error(
                    "{}: broken edit, the version before it stays in force\n{}: {}",
                    id,
                    file,
                    firstLine(e));
        }
        return true;
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private boolean removed(Path file) {
        String id = idOf(file);
        if (!file.getParent().equals(directory)) {
            LOG.warn("{} is gone: this needs a restart, directions go on as they were", file);
            return true;
        }
        if (host.isRunning(id)) {
            return false;
        }
        try {
            camel.getRouteController().stopRoute(id);
            camel.removeRoute(id);
            LOG.info("{}: its file is gone, the direction is removed", id);
            host.changed();
        } catch (Exception e) {
            LOG.error("{}: cannot be removed: {}", id, firstLine(e));
        }
        return true;
    }

    private static String idOf(Path file) {
        return file.getFileName().toString().replaceAll("\\.yaml$", "");
    }

    private Map<Path, String> contents() {
        Predicate<Path> isYaml = file -> file.toString().endsWith(".yaml");
        Map<Path, String> contents = new HashMap<>();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.filter(isYaml).toList()) {
                read(file).ifPresent(text -> contents.put(file, text));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contents;
    }

    /** Empty where an editor is just replacing it. */
    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException ignored) {
            return Optional.empty();
        }
    }
}
