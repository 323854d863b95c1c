package dev.p2c.mapping;

import dev.p2c.app.settings.Settings;
import dev.p2c.cases.Cases;
import dev.p2c.odata.dialect.Dialects;
import java.nio.file.Path;
import java.util.List;

/** The mappings of this project, and mappings for the connections of its settings. */
public final class ProjectMappings {

    private ProjectMappings() {}

    /** The project's own mapping files, the staged ones as well. */
    public static Mappings open() {
        Path directory = Path.of("mappings");
        Settings settings = Settings.load(Path.of(""), System.getenv()).staged();
        return new Mappings(directory, List.of(directory.resolve("staged")), known(settings));
    }

    /** The project's own cases. */
    public static Cases cases() {
        return new Cases(Path.of("mappings", "cases"), open(), "usmf");
    }

    /** Mapping files in another directory. */
    public static Mappings in(Path directory) {
        return new Mappings(directory, known(Settings.load(Path.of(""), System.getenv())));
    }

    private static List<KnownConnection> known(Settings settings) {
        return settings.connections().stream().map(name -> connection(name, settings)).toList();
    }

    private static KnownConnection connection(String name, Settings settings) {
        String dialect = settings.optional("p2c." + name + ".dialect").orElse(name);
        return new KnownConnection(name, Dialects.named(dialect).companyColumn());
    }
}
