package dev.p2c.check.finance;

import dev.p2c.check.Finding;
import dev.p2c.check.Findings;
import dev.p2c.check.Installation;
import dev.p2c.odata.model.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the release of Finance has what the templates need, told by the entity sets, columns and
 * members that the releases and updates brought: the service does not tell its release to everybody
 * (Prospect to cash, system requirements).
 */
final class ReleaseCheck implements FinanceCheck {

    private static final String ORDERS = "CDSSalesOrderHeaders";
    private static final String STATUS = "SalesOrderProcessingStatus";

    /** Entity sets of the templates, each with the columns that it cannot do without. */
    private static final List<List<String>> NEEDED =
            List.of(
                    List.of("CustomersV2", "IsExternallyMaintained", "PartyNumber"),
                    List.of("CDSContactPersons", "AssociatedPartyNumber"),
                    List.of("SellableReleasedProducts", "ProductNumber", "SalesUnitSymbol"),
                    List.of("CDSSalesQuotationHeaders", "SalesQuotationNumber"),
                    List.of("CDSSalesQuotationLines", "LineCreationSequenceNumber"),
                    List.of(
                            ORDERS,
                            "AreTotalsUpdated",
                            "OrderingCustomerIsExternallyMaintained",
                            STATUS),
                    List.of(
                            "CDSSalesOrderLines",
                            "LineCreationSequenceNumber",
                            "TotalDiscountAmount"),
                    List.of("ExternallyMaintainedCustomerSalesInvoiceHeaders", "InvoiceNumber"),
                    List.of(
                            "ExternallyMaintainedCustomerSalesInvoiceLines",
                            "LineCreationSequenceNumber"));

    /** Without it no order counts as confirmed. */
    private static final String CONFIRMED = "Confirmed";

    private static final String REMEDY =
            "update Finance to 7.3 (application 7.3.11971.56116, platform update 12,"
                    + " 7.0.4709.41129) or later. On July 2017 (7.2, application 7.2.11792.56024,"
                    + " platform 7.0.4565.16212) install KB4045570, which contains KB4036524 and"
                    + " KB4036461; on 1611 (November 2016) with platform update 8 install"
                    + " KB4051266, KB4037542 and KB4033093 (Lifecycle Services > your environment"
                    + " > Updates)";

    @Override
    public String id() {
        return FinanceChecks.SYSTEM + ".release";
    }

    @Override
    public List<Finding> run(Installation installation) {
        Model model = installation.connection(FinanceChecks.SYSTEM).model();
        List<String> absent = new ArrayList<>();
        for (List<String> entity : NEEDED) {
            absent.addAll(absent(model, entity.get(0), entity.subList(1, entity.size())));
        }
        Findings findings = Findings.of(this);
        if (!absent.isEmpty()) {
            findings.missing("Finance has no " + String.join(", ", absent), REMEDY);
        }
        return findings.orOk(release(model));
    }

    private static List<String> absent(Model model, String set, List<String> columns) {
        return model.entity(set)
                .map(type -> absent(model, type, columns))
                .orElseGet(() -> List.of("entity set " + set));
    }

    private static List<String> absent(Model model, Model.EntityType type, List<String> columns) {
        List<String> absent = new ArrayList<>();
        columns.stream()
                .filter(column -> !type.properties().containsKey(column))
                .forEach(column -> absent.add("column " + column + " of " + type.set()));
        List<String> members = model.members(type.typeOf(STATUS));
        if (columns.contains(STATUS) && !members.isEmpty() && !members.contains(CONFIRMED)) {
            absent.add("member " + CONFIRMED + " of " + STATUS);
        }
        return absent;
    }

    /** What the model tells of the release: later versions of entities came with later releases. */
    private static String release(Model model) {
        List<String> later =
                List.of("CustomersV3", "CDSSalesOrderLinesV2", "SalesOrderHeadersV4").stream()
                        .filter(set -> model.entity(set).isPresent())
                        .toList();
        return later.isEmpty()
                ? "all entities of the templates are there: 7.3, or an earlier release with its"
                        + " updates"
                : "all entities of the templates are there, and "
                        + String.join(", ", later)
                        + ": later than 7.3";
    }
}
