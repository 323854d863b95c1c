package dev.p2c.check;

import dev.p2c.mapping.Mapping;
import dev.p2c.odata.Connection;
import dev.p2c.odata.dialect.BusinessUnit;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is checked: the systems, and the mappings and companies of the configuration.
 *
 * @param connections by name
 * @param units the business units by company; empty where a single company has all rows
 * @param clients the client ids by connection
 * @param mostRows the most rows of one entity set that a check reads
 */
public record Installation(
        Map<String, Connection> connections,
        List<Mapping> mappings,
        List<String> companies,
        Map<String, BusinessUnit> units,
        Map<String, List<String>> clients,
        Clock clock,
        int mostRows) {

    public Installation {
        connections = Map.copyOf(connections);
        mappings = List.copyOf(mappings);
        companies = List.copyOf(companies);
        units = Map.copyOf(units);
        clients = Map.copyOf(clients);
    }

    /** The same systems with some of the companies. */
    public Installation withCompanies(List<String> some) {
        return new Installation(connections, mappings, some, units, clients, clock, mostRows);
    }

    /** The connection of a name that a check needs. */
    public Connection connection(String name) {
        return connections.get(name);
    }

    /** The mapping of a task that a direction runs. */
    public Optional<Mapping> mapping(String task) {
        return mappings.stream().filter(mapping -> mapping.task().equals(task)).findFirst();
    }

    /** The client ids with which a connection signs in. */
    public List<String> clients(String connection) {
        return clients.getOrDefault(connection, List.of());
    }
}
