package dev.p2c.check.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.check.Installation;
import dev.p2c.check.RowScan;
import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.MappedRow;
import dev.p2c.mapping.MappedRow.Candidate;
import dev.p2c.mapping.MappedRow.Reference;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Query;
import dev.p2c.validate.MappingCheck;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tries the second leg of a way over a third system with rows that the first leg has not written
 * yet. Rows that are in the third system are tried as they are there, by the survey of the second
 * leg. Not thread-safe.
 */
final class SecondLeg {

    /** The only kind of filter that is understood: one column with a whole number. */
    private static final Pattern FILTER = Pattern.compile("\\(?(\\w+) eq (-?\\d{1,9})\\)?");

    private final Mapping mapping;
    private final Trial trial;
    private final Set<String> there = new HashSet<>();

    private SecondLeg(Mapping mapping, Trial trial) {
        this.mapping = mapping;
        this.trial = trial;
    }

    /**
     * The leg after a task. Empty where none follows, where its mapping names what a system does
     * not have, or where its filter does not tell which rows it reads.
     */
    static Optional<SecondLeg> after(
            Mapping first,
            Installation installation,
            String company,
            HeldBack held,
            Numbers numbers) {
        return installation.mappings().stream()
                .filter(
                        mapping ->
                                mapping.source().after().filter(first.task()::equals).isPresent())
                .filter(mapping -> isWhole(installation, mapping))
                .findFirst()
                .map(
                        mapping -> {
                            Trial trial = new Trial(installation, mapping, company, held, numbers);
                            SecondLeg leg = new SecondLeg(mapping, trial);
                            leg.readKeys(installation, company);
                            return leg;
                        });
    }

    private static boolean isWhole(Installation installation, Mapping mapping) {
        Connection middle = installation.connection(mapping.source().connection());
        return middle != null
                && installation.connection(mapping.target().connection()) != null
                && mapping.source().filter().map(f -> FILTER.matcher(f).matches()).orElse(true)
                && MappingCheck.names(mapping, middle).isEmpty();
    }

    /** Reads the keys of the rows that are in the third system. */
    private void readKeys(Installation installation, String company) {
        Connection middle = installation.connection(mapping.source().connection());
        String entity = mapping.source().entity();
        List<FieldPath> paths = mapping.sourceColumns().keyPaths();
        Set<String> select = new LinkedHashSet<>();
        paths.stream().filter(path -> !path.isLookup()).forEach(p -> select.add(p.column()));
        Query query =
                Query.of(entity)
                        .withSelect(select)
                        .withExpand(FieldPath.expand(paths))
                        .withFilter(mapping.source().filter())
                        .withCompany(Optional.of(company).filter(c -> middle.isDivided(entity)));
        RowScan.each(middle, query, installation.mostRows(), row -> there.add(trial.key(row)));
    }

    /** Tries a row that the first leg would write. */
    void row(MappedRow written) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        written.fields().forEach(row::set);
        written.references().forEach(reference -> lookUp(row, reference));
        if (isRead(row) && !there.contains(trial.key(row))) {
            trial.row(row);
        }
    }

    private static void lookUp(ObjectNode row, Reference reference) {
        if (!reference.value().isNull()) {
            Candidate by = reference.candidates().get(0);
            row.withObject("/" + by.navigation()).set(by.attribute(), reference.value());
        }
    }

    private boolean isRead(ObjectNode row) {
        Matcher filter = FILTER.matcher(mapping.source().filter().orElse(""));
        if (!filter.matches()) {
            return true;
        }
        JsonNode value = row.path(filter.group(1));
        return value.isNumber() && value.asText().equals(filter.group(2));
    }

    /** Looks up what the rows name, once all rows are tried. */
    void end() {
        trial.end();
    }
}
