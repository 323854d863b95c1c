package dev.p2c.draft;

import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.Suggestion;
import dev.p2c.odata.Connection;
import java.util.Map;
import java.util.Optional;

/** Finds the entities of an imported mapping. */
public final class ImportSides {

    private final Map<String, Connection> connections;

    /**
     * @param connections empty to ask no system: names stay as the file has them
     */
    public ImportSides(Map<String, Connection> connections) {
        this.connections = Map.copyOf(connections);
    }

    /**
     * The source or the target of an imported mapping.
     *
     * @param option that names the side, for messages
     * @param wanted the entity of the command line
     * @param system connection that the file names; may be empty
     * @param entity name that the file has, with its connection where {@code system} is empty; may
     *     be empty
     */
    ImportSide side(String option, Optional<EntityName> wanted, String system, String entity) {
        Optional<EntityName> whole =
                wanted.or(
                        () ->
                                system.isEmpty() && entity.matches("\\w+\\.\\w+")
                                        ? Optional.of(EntityName.parse(option, entity))
                                        : Optional.empty());
        String connection = whole.map(EntityName::connection).orElse(system);
        String name = whole.map(EntityName::entity).orElse(entity);
        if (connection.isEmpty() || name.isEmpty()) {
            throw new ConfigurationException(option, missing(option, name));
        }
        if (connections.isEmpty()) {
            return ImportSide.unknown(new EntityName(connection, name.replace(" ", "")));
        }
        Connection known = connections.get(connection);
        if (known == null) {
            throw new ConfigurationException(
                    option + " " + connection + "." + name,
                    "there is no connection \"%s\".%s"
                            .formatted(
                                    connection,
                                    Suggestion.didYouMean(connection, connections.keySet())));
        }
        return Names.entity(known.model(), name)
                .map(set -> ImportSide.of(known, set))
                .orElseThrow(() -> unknown(option, known, name));
    }

    private static String missing(String option, String entity) {
        String what =
                entity.isEmpty()
                        ? "the file does not say which entity this is. A JSON file names the two in"
                                + " sourceSchema and destinationSchema (or sourceEntity and"
                                + " destinationEntity, source and target) beside the list of"
                                + " fields, a table names none"
                        : ("the file names the entity \"%s\", but not its system. A JSON file names"
                                        + " the two in sourceEnvironmentType and"
                                        + " destinationEnvironmentType: AX is finance, CRM is sales")
                                .formatted(entity);
        return what + ". Write " + option + " CONNECTION.ENTITY";
    }

    private static ConfigurationException unknown(String option, Connection known, String name) {
        return new ConfigurationException(
                option + " " + known.name() + "." + name,
                "%s has no entity set of this name.%s Name it: %s %s.ENTITY"
                        .formatted(
                                known.name(),
                                Suggestion.didYouMean(name.replace(" ", ""), known.model().sets()),
                                option,
                                known.name()));
    }
}
