package dev.p2c.check.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.check.Installation;
import dev.p2c.check.RowScan;
import dev.p2c.mapping.FieldPath;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Query;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the source rows of one mapping and company as a pass does, and tries to map them; where a
 * second leg follows, tries that one, too, with the rows that the first one would write. Not
 * thread-safe.
 */
final class Survey {

    private final Installation installation;
    private final Mapping mapping;
    private final String company;
    private final Connection source;
    private final Trial trial;
    private final Optional<SecondLeg> second;
    private int rows;

    Survey(
            Installation installation,
            Mapping mapping,
            String company,
            HeldBack held,
            Numbers numbers) {
        this.installation = installation;
        this.mapping = mapping;
        this.company = company;
        this.source = installation.connection(mapping.source().connection());
        this.trial = new Trial(installation, mapping, company, held, numbers);
        this.second = SecondLeg.after(mapping, installation, company, held, numbers);
    }

    /** Reads the rows; returns whether these were all. */
    boolean read() {
        boolean all = RowScan.each(source, query(), installation.mostRows(), this::row);
        trial.end();
        second.ifPresent(SecondLeg::end);
        return all;
    }

    /** The number of rows read. */
    int rows() {
        return rows;
    }

    private Query query() {
        Set<String> select = new LinkedHashSet<>(mapping.sourceColumns().select());
        mapping.source().inactive().ifPresent(inactive -> select.add(inactive.column()));
        String entity = mapping.source().entity();
        return Query.of(entity)
                .withSelect(select)
                .withExpand(FieldPath.expand(mapping.sourceColumns().paths()))
                .withFilter(mapping.source().filter())
                .withCompany(Optional.of(company).filter(c -> source.isDivided(entity)));
    }

    private void row(ObjectNode row) {
        rows++;
        boolean gone = trial.isInactive(row);
        trial.row(row)
                .filter(mapped -> !gone)
                .ifPresent(mapped -> second.ifPresent(leg -> leg.row(mapped)));
    }
}
