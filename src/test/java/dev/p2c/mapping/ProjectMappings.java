package dev.p2c.mapping;

import dev.p2c.app.settings.Settings;
import dev.p2c.odata.dialect.Dialects;
import java.nio.file.Path;
import java.util.List;

/** The mappings of this project, and mappings for the connections of its settings. */
public final class ProjectMappings {

    private ProjectMappings() {}

    /** The project's own mapping files. */
    public static Mappings open() {
        return in(Path.of("mappings"));
    }

    /** Mapping files in another directory. */
    public static Mappings in(Path directory) {
        Settings settings = Settings.load(Path.of(""), System.getenv());
        List<KnownConnection> connections =
                settings.list("p2c.connections").stream()
                        .map(name -> connection(name, settings))
                        .toList();
        return new Mappings(directory, connections);
    }

    private static KnownConnection connection(String name, Settings settings) {
        String dialect = settings.optional("p2c." + name + ".dialect").orElse(name);
        return new KnownConnection(name, Dialects.named(dialect).companyColumn());
    }
}
