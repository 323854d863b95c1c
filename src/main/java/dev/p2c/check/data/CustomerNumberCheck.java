package dev.p2c.check.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.check.Check;
import dev.p2c.check.Finding;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.check.RowScan;
import dev.p2c.check.finance.NumberedColumn;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Query;
import dev.p2c.text.Counted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether customers that people made in Finance have numbers that Sales gives to its next accounts
 * and contacts ({@code ACC-01000-BVRCPS}), or the party of a row of Sales.
 */
public final class CustomerNumberCheck implements Check {

    private static final String FINANCE = "finance";
    private static final String SALES = "sales";
    private static final String CUSTOMERS = NumberedColumn.CUSTOMER.set();
    private static final String ACCOUNT = NumberedColumn.CUSTOMER.column();
    private static final String PARTY = NumberedColumn.PARTY.column();
    private static final String NUMBERS = "msdynce_p2cautonumbers";
    private static final String OWN = "IsExternallyMaintained";
    private static final int MOST_NAMED = 5;

    @Override
    public String id() {
        return "data.customer-numbers";
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
        Findings findings = Findings.of(this);
        List<Next> next = next(installation.connection(SALES));
        if (next.isEmpty()) {
            findings.cannotBeSeen(
                    "Sales has no " + NUMBERS + ", which tell its next numbers",
                    "install the Prospect to cash solution, see sales.solution");
        }
        for (String company : installation.companies()) {
            look(findings, installation, company, next);
        }
        return findings.orOk("no customer made in Finance has a number of Sales");
    }

    /** The numbers that Sales gives next: a prefix, and a number that counts up. */
    private record Next(String prefix, long number) {

        boolean gives(String account) {
            Matcher matcher =
                    Pattern.compile(Pattern.quote(prefix) + "-(\\d{1,18})\\b.*").matcher(account);
            return matcher.matches() && Long.parseLong(matcher.group(1)) >= number;
        }
    }

    private static List<Next> next(Connection sales) {
        List<Next> next = new ArrayList<>();
        if (sales.model().entity(NUMBERS).isPresent()) {
            Query query =
                    Query.of(NUMBERS)
                            .withSelect(List.of("msdynce_prefix", "msdynce_numbersequence"));
            RowScan.each(
                    sales,
                    query,
                    100,
                    row ->
                            next.add(
                                    new Next(
                                            row.path("msdynce_prefix").asText(),
                                            row.path("msdynce_numbersequence").asLong())));
        }
        return next;
    }

    private static void look(
            Findings findings, Installation installation, String company, List<Next> next) {
        Connection finance = installation.connection(FINANCE);
        List<String> taken = new ArrayList<>();
        Map<JsonNode, String> parties = new HashMap<>();
        boolean all =
                RowScan.each(
                        finance,
                        own(finance, company),
                        installation.mostRows(),
                        row -> sort(row, next, taken, parties));
        if (!taken.isEmpty()) {
            findings.warning(
                    (taken.size() == 1
                                    ? "1 customer made in %s has a number that Sales will give: %s"
                                    : taken.size()
                                            + " customers made in %s have numbers that Sales will"
                                            + " give: %s")
                            .formatted(
                                    company,
                                    String.join(", ", taken.stream().limit(MOST_NAMED).toList())),
                    "raise the next number of Sales (table msdynce_p2cautonumber, column"
                            + " msdynce_numbersequence) beyond these numbers");
        }
        parties(findings, installation, company, parties);
        if (!all) {
            findings.cannotBeSeen(
                    "only the first %s of %s %s read"
                            .formatted(
                                    Counted.of(installation.mostRows(), "customer"),
                                    company,
                                    Counted.form(installation.mostRows(), "was", "were")),
                    "raise p2c.check.rows to read more");
        }
    }

    private static Query own(Connection finance, String company) {
        String type =
                finance.model().entity(CUSTOMERS).map(entity -> entity.typeOf(OWN)).orElse("");
        Optional<String> filter =
                finance.dialect()
                        .literal(type, TextNode.valueOf("No"))
                        .map(no -> OWN + " eq " + no);
        return Query.of(CUSTOMERS)
                .withSelect(List.of(ACCOUNT, PARTY, OWN))
                .withFilter(filter)
                .withCompany(Optional.of(company));
    }

    private static void sort(
            ObjectNode row, List<Next> next, List<String> taken, Map<JsonNode, String> parties) {
        String account = row.path(ACCOUNT).asText();
        if (next.stream().anyMatch(numbers -> numbers.gives(account))) {
            taken.add(account);
        }
        String party = row.path(PARTY).asText();
        if (!party.isEmpty() && !party.equalsIgnoreCase(account)) {
            parties.put(TextNode.valueOf(party), account);
        }
    }

    /** A party can be one customer of a company only. */
    private static void parties(
            Findings findings,
            Installation installation,
            String company,
            Map<JsonNode, String> parties) {
        for (SourceNumber source : SourceNumber.of(installation, NumberedColumn.PARTY)) {
            Connection other = installation.connection(source.connection());
            other.existing(source.set(), company, source.column(), parties.keySet())
                    .forEach(
                            party ->
                                    findings.warning(
                                            "customer %s of %s has the party number %s, which a row of %s in %s has"
                                                    .formatted(
                                                            parties.get(party),
                                                            company,
                                                            party.asText(),
                                                            source.set(),
                                                            other.name()),
                                            "delete the customer in Finance, or give the customer"
                                                    + " another party, before the row is written"));
        }
    }
}
