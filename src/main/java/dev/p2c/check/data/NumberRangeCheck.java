package dev.p2c.check.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.check.Check;
import dev.p2c.check.Finding;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.check.RowScan;
import dev.p2c.check.finance.NumberedColumn;
import dev.p2c.check.finance.SequenceList;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Query;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a sequence of Finance would give a number that a row of the other system has: both
 * systems make orders and customers, and their numbers must differ (prefixes of number sequences).
 */
public final class NumberRangeCheck implements Check {

    private static final String FINANCE = "finance";
    private static final String SALES = "sales";

    @Override
    public String id() {
        return "data.number-ranges";
    }

    @Override
    public String system() {
        return FINANCE;
    }

    @Override
    public Set<String> needs() {
        return Set.of(FINANCE, SALES);
    }

    @Override
    public List<Finding> run(Installation installation) {
        SequenceList sequences =
                SequenceList.read(installation.connection(FINANCE), installation.mostRows());
        Findings findings = Findings.of(this);
        for (NumberedColumn column : NumberedColumn.values()) {
            List<SourceNumber> sources = SourceNumber.of(installation, column);
            for (String company : installation.companies()) {
                Optional<ObjectNode> sequence = sequences.of(column, company);
                Optional<NumberFormat> format =
                        sequence.flatMap(row -> NumberFormat.of(row.path("Format").asText()));
                if (format.isPresent()) {
                    long next = sequence.get().path("Next").asLong(1);
                    sources.forEach(
                            source ->
                                    compare(
                                            findings,
                                            installation,
                                            source,
                                            new Range(column, company, format.get(), next)));
                }
            }
        }
        return findings.orOk("no sequence of Finance gives a number that another row has");
    }

    /** The numbers that a sequence will give. */
    private record Range(NumberedColumn column, String company, NumberFormat format, long next) {}

    private static void compare(
            Findings findings, Installation installation, SourceNumber source, Range range) {
        Connection connection = installation.connection(source.connection());
        if (connection.model().entity(source.set()).isEmpty()) {
            return;
        }
        prefixes(findings, connection, source, range);
        HeldBack taken = new HeldBack();
        HeldBack.Cause cause =
                new HeldBack.Cause(
                        Question.NUMBERS,
                        "the sequence for %s of %s will give numbers that rows of %s have"
                                .formatted(range.column().label(), range.company(), source.set()),
                        "give the sequence another prefix in its format, under "
                                + range.column().menu());
        Query query = numbers(connection, source, range);
        RowScan.each(
                connection,
                query,
                installation.mostRows(),
                row -> {
                    String number = row.path(source.column()).asText();
                    if (range.format().place(number).orElse(-1) >= range.next()) {
                        taken.add(cause, number);
                    }
                });
        taken.causes()
                .forEach(
                        (why, rows) ->
                                findings.warning(
                                        "%s: %d, first %s"
                                                .formatted(why.text(), rows.count(), rows.first()),
                                        why.remedy()));
    }

    /** Numbers with one prefix may meet, also where none has met yet. */
    private static void prefixes(
            Findings findings, Connection connection, SourceNumber source, Range range) {
        String own = range.format().prefix().replaceFirst("\\W+$", "");
        new SalesPrefixes(connection)
                .of(source.set())
                .filter(own::equalsIgnoreCase)
                .ifPresent(
                        prefix ->
                                findings.warning(
                                        "the numbers for %s of %s and those of %s both begin with %s"
                                                .formatted(
                                                        range.column().label(),
                                                        range.company(),
                                                        source.set(),
                                                        prefix),
                                        "give the sequence of Finance another prefix in its format,"
                                                + " under "
                                                + range.column().menu()));
    }

    private static Query numbers(Connection connection, SourceNumber source, Range range) {
        String prefix = range.format().prefix();
        Optional<String> filter =
                prefix.isEmpty()
                        ? Optional.empty()
                        : connection
                                .dialect()
                                .literal("Edm.String", TextNode.valueOf(prefix))
                                .map(text -> "startswith(" + source.column() + "," + text + ")");
        return Query.of(source.set())
                .withSelect(List.of(source.column()))
                .withFilter(filter)
                .withCompany(
                        Optional.of(range.company())
                                .filter(company -> connection.isDivided(source.set())));
    }
}
