package dev.p2c.check.finance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.check.Finding;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.Connection;
import java.util.List;
import java.util.Optional;

/** Whether Finance takes the numbers of Sales, which a number sequence must allow. */
final class NumberSequenceCheck implements FinanceCheck {

    @Override
    public String id() {
        return FinanceChecks.SYSTEM + ".number-sequences";
    }

    @Override
    public List<Finding> run(Installation installation) {
        Connection finance = installation.connection(FinanceChecks.SYSTEM);
        Findings findings = Findings.of(this);
        SequenceList sequences = SequenceList.read(finance, installation.mostRows());
        for (NumberedColumn column : NumberedColumn.values()) {
            if (isMapped(installation.mappings(), column)) {
                for (String company : installation.companies()) {
                    judge(findings, sequences.of(column, company), column, company);
                }
            }
        }
        return findings.orOk("all number sequences accept numbers from Sales");
    }

    /** Whether a mapping brings numbers of Sales into the column. */
    private static boolean isMapped(List<Mapping> mappings, NumberedColumn column) {
        return mappings.stream()
                .filter(mapping -> mapping.target().connection().equals(FinanceChecks.SYSTEM))
                .filter(mapping -> mapping.target().entity().equals(column.set()))
                .flatMap(mapping -> mapping.rules().stream())
                .anyMatch(rule -> rule.target().equals(column.column()));
    }

    private static void judge(
            Findings findings,
            Optional<ObjectNode> sequence,
            NumberedColumn column,
            String company) {
        if (sequence.isEmpty()) {
            findings.missing(
                    "the number sequence for %s of %s is not set up"
                            .formatted(column.label(), company),
                    "set up a sequence with Manual = Yes under Organization administration >"
                            + " Number sequences, and choose it under "
                            + column.menu());
            return;
        }
        String name =
                "%s (%s of %s)"
                        .formatted(
                                sequence.get().path("NumberSequenceCode").asText(),
                                column.label(),
                                company);
        if (!sequence.get().path("Manual").asText().equals("Yes")) {
            findings.missing(
                    "the number sequence " + name + " does not allow manual numbers",
                    "open the sequence under " + column.menu() + " and set Manual to Yes");
        } else if (sequence.get().path("Stopped").asText().equals("Yes")) {
            findings.warning(
                    "the number sequence " + name + " is stopped",
                    "open the sequence under " + column.menu() + " and set Stopped to No");
        }
    }
}
