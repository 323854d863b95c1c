package dev.p2c.mapping;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The mappings of this project, and mappings for its two connections. */
public final class ProjectMappings {

    private ProjectMappings() {}

    /** The project's own mapping files. */
    public static Mappings open() {
        return in(Path.of("mappings"));
    }

    /** Mapping files in another directory. */
    public static Mappings in(Path directory) {
        return new Mappings(
                directory,
                List.of(
                        new KnownConnection("sales", Optional.empty()),
                        new KnownConnection("finance", Optional.of("dataAreaId"))));
    }
}
