package dev.p2c.check.finance;

import dev.p2c.check.Finding;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.odata.model.Query;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether the configured companies are legal entities. */
final class CompanyCheck implements FinanceCheck {

    private static final String ENTITY = "LegalEntities";
    private static final String NONE = " is no legal entity";
    private static final String ID = "LegalEntityId";

    @Override
    public String id() {
        return "finance.company";
    }

    @Override
    public List<Finding> run(Installation installation) {
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        installation
                .connection(FinanceChecks.SYSTEM)
                .read(Query.of(ENTITY).withSelect(List.of(ID)))
                .forEachRemaining(
                        page -> page.rows().forEach(row -> known.add(row.path(ID).asText())));
        Findings findings = Findings.of(this);
        installation.companies().stream()
                .filter(company -> !known.contains(company))
                .forEach(
                        company ->
                                findings.missing(
                                        company + NONE + "; there are " + String.join(", ", known),
                                        "correct p2c.companies, or create the company under"
                                                + " Organization administration > Organizations >"
                                                + " Legal entities"));
        return findings.orOk(String.join(", ", installation.companies()) + " exist");
    }

    /** Nothing else can be seen of a company that does not exist. */
    @Override
    public Installation narrowed(Installation installation, List<Finding> findings) {
        return installation.withCompanies(
                installation.companies().stream()
                        .filter(
                                company ->
                                        findings.stream()
                                                .map(Finding::evidence)
                                                .noneMatch(e -> e.startsWith(company + NONE)))
                        .toList());
    }
}
