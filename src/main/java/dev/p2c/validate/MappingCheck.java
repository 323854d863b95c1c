package dev.p2c.validate;

import dev.p2c.error.Problem;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.Connection;
import java.util.List;
import java.util.Map;

/** All checks of one mapping against the models of its systems. */
public final class MappingCheck {

    private MappingCheck() {}

    /**
     * Checks a mapping.
     *
     * @param connections the systems that answer, by name; what needs another one is left out
     */
    public static Findings of(Mapping mapping, Map<String, Connection> connections) {
        Subject subject = new Subject(mapping, connections);
        Notes notes = new Notes();
        mistakes(subject, notes);
        new LossCheck(subject, notes).check();
        return notes.findings();
    }

    /** What keeps a mapping from coming into force, found with fewer requests than {@link #of}. */
    public static List<Problem> mistakes(Mapping mapping, Map<String, Connection> connections) {
        Notes notes = new Notes();
        mistakes(new Subject(mapping, connections), notes);
        return notes.findings().mistakes();
    }

    private static void mistakes(Subject subject, Notes notes) {
        Mapping mapping = subject.mapping();
        Map<String, Connection> connections = subject.connections();
        connections.values().forEach(connection -> names(mapping, connection, notes));
        subject.sourceType()
                .ifPresent(
                        type ->
                                new ChangesCheck(
                                                subject,
                                                subject.source().orElseThrow(),
                                                type,
                                                notes)
                                        .check());
        new TypeCheck(subject, notes).check();
        subject.targetType()
                .ifPresent(
                        type ->
                                new TargetCheck(
                                                subject,
                                                subject.target().orElseThrow(),
                                                type,
                                                notes)
                                        .check());
        if (subject.source().isPresent() && subject.target().isPresent()) {
            notes.mistakes(
                    DayCheck.problems(mapping, subject.source().get(), subject.target().get()));
        }
    }

    /** The names and values that a mapping uses of a system and that the system does not have. */
    public static List<Problem> names(Mapping mapping, Connection connection) {
        Notes notes = new Notes();
        names(mapping, connection, notes);
        return notes.findings().mistakes();
    }

    private static void names(Mapping mapping, Connection connection, Notes notes) {
        new FieldNames(mapping, connection, notes).check();
        ValueCheck values = new ValueCheck(connection, notes);
        mapping.values().stream()
                .filter(use -> use.column().connection().equals(connection.name()))
                .forEach(values::check);
        new FilterCheck(mapping, connection, notes).check();
    }
}
