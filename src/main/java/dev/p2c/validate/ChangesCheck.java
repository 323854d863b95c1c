package dev.p2c.validate;

import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.Mapping.Sweep;
import dev.p2c.mapping.Mapping.Watermark;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Property;
import java.util.Collection;
import java.util.List;

/** Checks that the columns by which changes are found can show a change. */
final class ChangesCheck {

    private final Subject subject;
    private final Connection source;
    private final EntityType type;
    private final Notes notes;

    ChangesCheck(Subject subject, Connection source, EntityType type, Notes notes) {
        this.subject = subject;
        this.source = source;
        this.type = type;
        this.notes = notes;
    }

    void check() {
        if (subject.mapping().source().changes() instanceof Watermark watermark) {
            time(FieldPath.parse(watermark.column()), "watermark");
            watermark.header().ifPresent(header -> time(header, "header"));
        } else if (subject.mapping().source().changes() instanceof Sweep sweep) {
            key(sweep.key());
        }
    }

    private void time(FieldPath path, String option) {
        Subject.property(source, type, path)
                .filter(column -> !column.type().equals("Edm.DateTimeOffset"))
                .ifPresent(
                        column ->
                                notes.mistake(
                                        subject.sourcePlace(path),
                                        "\"%s\" needs a point in time, and %s of %s (%s) is %s.%s"
                                                .formatted(
                                                        option,
                                                        path.text(),
                                                        type.set(),
                                                        source.name(),
                                                        ColumnKind.of(
                                                                source.model(), column.type()),
                                                        times(path))));
    }

    private String times(FieldPath path) {
        Collection<String> times =
                path.isLookup()
                        ? List.of()
                        : type.properties().values().stream()
                                .filter(column -> column.type().equals("Edm.DateTimeOffset"))
                                .map(Property::name)
                                .toList();
        return times.contains("modifiedon") ? " Write modifiedon" : "";
    }

    /** Without a part of the key the rows that a sweep finds could not be read one by one. */
    private void key(List<String> columns) {
        List<String> missing = type.key().stream().filter(part -> !columns.contains(part)).toList();
        if (!columns.isEmpty() && !missing.isEmpty()) {
            notes.mistake(
                    subject.sourcePlace(FieldPath.parse(columns.get(0))),
                    "\"sweep\" must name the whole key of %s (%s), and %s is missing: [%s]"
                            .formatted(
                                    type.set(),
                                    source.name(),
                                    String.join(", ", missing),
                                    String.join(", ", type.key())));
        }
    }
}
