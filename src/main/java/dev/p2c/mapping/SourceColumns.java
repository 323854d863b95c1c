package dev.p2c.mapping;

import dev.p2c.mapping.FieldRule.From;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The columns of the source that a mapping reads. Immutable. */
public final class SourceColumns {

    private final Mapping mapping;

    SourceColumns(Mapping mapping) {
        this.mapping = mapping;
    }

    /** Columns to select for a full row: those of the rules and those that find changes. */
    public List<String> select() {
        Set<String> columns = new LinkedHashSet<>();
        paths().stream().filter(path -> !path.isLookup()).forEach(p -> columns.add(p.column()));
        columns.addAll(SourceReader.columns(mapping.source().changes()));
        columns.addAll(deciding());
        mapping.source().inactive().ifPresent(inactive -> columns.add(inactive.column()));
        return List.copyOf(columns);
    }

    /** Lookups to expand for a full row, each with its columns. */
    public List<String> expand() {
        return FieldPath.expand(paths());
    }

    /** All source fields that the rules read, and the time column of the header. */
    public List<FieldPath> paths() {
        Stream<FieldPath> ofRules =
                mapping.rules().stream()
                        .map(FieldRule::origin)
                        .filter(From.class::isInstance)
                        .flatMap(origin -> ((From) origin).paths().stream());
        return Stream.concat(ofRules, mapping.header().stream()).toList();
    }

    /**
     * Columns to select for keys only: those of the integration key and those that find changes.
     */
    public List<String> keySelect() {
        Set<String> columns = new LinkedHashSet<>(SourceReader.columns(mapping.source().changes()));
        keyPaths().forEach(path -> columns.add(path.column()));
        return List.copyOf(columns);
    }

    /**
     * Columns that a sweep reads of every row beside its etag: those of {@link #keySelect}, and
     * those that decide whether a row is written.
     */
    public List<String> sweepSelect() {
        Set<String> columns = new LinkedHashSet<>(keySelect());
        columns.addAll(deciding());
        return List.copyOf(columns);
    }

    private List<String> deciding() {
        Stream<String> required = mapping.source().require().stream().map(Requirement::column);
        Stream<String> header = mapping.source().follows().map(Mapping.Follows::by).stream();
        return Stream.concat(required, header).distinct().toList();
    }

    /** The source fields behind the integration key, in key order, without the company. */
    public List<FieldPath> keyPaths() {
        return mapping.target().key().stream()
                .flatMap(field -> mapping.rules().stream().filter(r -> r.target().equals(field)))
                .map(FieldRule::origin)
                .filter(From.class::isInstance)
                .map(origin -> ((From) origin).paths().get(0))
                .toList();
    }
}
