package dev.p2c.odata.read;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.OptionQuery;
import dev.p2c.odata.model.Model;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the values of choice columns, once for each entity set. Thread-safe. */
public final class OptionValues {

    private static final Logger LOG = LoggerFactory.getLogger(OptionValues.class);

    private final Map<String, Map<String, Set<Integer>>> known = new ConcurrentHashMap<>();

    /**
     * The values of an entity set by column; without the columns whose values the service does not
     * tell. A user who may not read them can still work: nothing is compared then.
     */
    public Map<String, Set<Integer>> of(
            Model model, Model.EntityType type, Dialect dialect, QueryReader reader) {
        Map<String, Set<Integer>> found = known.get(type.set());
        if (found == null) {
            found =
                    dialect.optionQuery(model, type)
                            .map(values -> read(type, values, reader))
                            .orElse(Map.of());
            known.put(type.set(), found);
        }
        return found;
    }

    private static Map<String, Set<Integer>> read(
            Model.EntityType type, OptionQuery values, QueryReader reader) {
        Map<String, Set<Integer>> byColumn = new TreeMap<>();
        try {
            for (PageReader pages = reader.read(values.query()); pages.hasNext(); ) {
                for (ObjectNode row : pages.next().rows()) {
                    byColumn.computeIfAbsent(
                                    row.path(values.column()).asText(), name -> new TreeSet<>())
                            .add(row.path(values.value()).asInt());
                }
            }
            return byColumn;
        } catch (ConfigurationException e) {
            LOG.warn(
                    "the option values of {} in mappings are not checked: {}",
                    type.set(),
                    e.getMessage());
            return Map.of();
        }
    }
}
