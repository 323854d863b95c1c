package dev.p2c.sandbox.finance;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Headers of orders and quotations: nearly all of a new one comes from its customer. */
final class DocumentHeaderRules implements FinanceRules {

    private static final String DELIVERY = "DeliveryAddress";
    private static final String INVOICE = "InvoiceAddress";

    /** Finance calculates these, whatever arrives. */
    private static final List<String> TOTALS =
            List.of(
                    "TotalAmount",
                    "TotalTaxAmount",
                    "TotalChargesAmount",
                    "TotalDiscountAmount",
                    "HeaderTaxAmount");

    private final FinanceRows rows;
    private final DocumentKind kind;
    private final Clock clock;

    DocumentHeaderRules(FinanceRows rows, DocumentKind kind, Clock clock) {
        this.rows = rows;
        this.kind = kind;
        this.clock = clock;
    }

    @Override
    public void complete(FinanceDraft draft) {
        TOTALS.forEach(total -> draft.ignore(kind.total(total)));
        if (draft.isNew()) {
            number(draft);
            firstStatus(draft);
        }
        if (draft.isNew() || draft.changes(kind.customer())) {
            Optional<FinanceDraft> customer = customer(draft, kind.customer());
            customer.ifPresent(c -> fromCustomer(draft, c));
        }
        AddressColumns.completeCountry(draft, DELIVERY, rows.related());
        AddressColumns.completeCountry(draft, INVOICE, rows.related());
        draft.set(kind.formattedDelivery(), AddressColumns.of(draft, DELIVERY).formatted());
        draft.set("FormattedInvoiceAddress", AddressColumns.of(draft, INVOICE).formatted());
        draft.set(kind.totalsFlag(), "No");
        if (kind == DocumentKind.ORDER) {
            showOrigin(draft, rows.related());
        }
    }

    private void number(FinanceDraft draft) {
        String company = draft.company();
        if (draft.isEmpty(kind.number())) {
            draft.set(
                    kind.number(),
                    NumberSequences.firstFree(
                            () -> rows.numbers().next(kind.number(), company),
                            n -> rows.related().find(kind.headerSet(), company, n).isPresent()));
        }
    }

    /** An order without lines has no status yet, only a place in the process. */
    private void firstStatus(FinanceDraft draft) {
        if (kind == DocumentKind.ORDER) {
            draft.fill("SalesOrderStatus", "None");
            draft.fill("SalesOrderProcessingStatus", "Active");
            draft.fill("OrderCreationDateTime", clock.instant().truncatedTo(ChronoUnit.SECONDS));
        } else {
            draft.fill("SalesQuotationStatus", "Created");
        }
    }

    private Optional<FinanceDraft> customer(FinanceDraft draft, String column) {
        return rows.related().customer(draft.company(), draft.text(column));
    }

    private void fromCustomer(FinanceDraft draft, FinanceDraft customer) {
        draft.fill(kind.nameColumn(), customer.text("OrganizationName"));
        draft.fill("CurrencyCode", customer.text("SalesCurrencyCode"));
        draft.fill("LanguageId", customer.text("LanguageId"));
        draft.fill("InvoiceCustomerAccountNumber", customer.text("InvoiceAccount"));
        draft.fill("DefaultShippingSiteId", customer.text("SiteId"));
        draft.fill("DefaultShippingWarehouseId", customer.text("WarehouseId"));
        draft.fill("PaymentTermsName", customer.text("PaymentTerms"));
        draft.fill("DeliveryTermsCode", customer.text("DeliveryTerms"));
        draft.fill("DeliveryModeCode", customer.text("DeliveryMode"));
        draft.fill("Email", customer.text("PrimaryContactEmail"));
        if (!AddressColumns.wasSent(draft, DELIVERY)) {
            AddressColumns.of(customer, DELIVERY).into(draft, DELIVERY);
        }
        draft.fill("DeliveryAddressName", customer.text("OrganizationName"));
        if (!AddressColumns.wasSent(draft, INVOICE)) {
            FinanceDraft payer = customer(draft, "InvoiceCustomerAccountNumber").orElse(customer);
            AddressColumns own = AddressColumns.of(payer, INVOICE);
            (own.isEmpty() ? AddressColumns.of(payer, "Address") : own).into(draft, INVOICE);
        }
    }

    @Override
    public void check(FinanceDraft draft, InfologEntries log) {
        requireOpen(draft, kind, log);
        if (draft.isEmpty(kind.customer())) {
            log.error(FieldRules.missing(kind.customer()));
        }
    }

    @Override
    public void written(FinanceDraft draft) {
        if (!draft.isNew()) {
            showInLines(draft, rows, kind);
        }
    }

    @Override
    public void removing(FinanceDraft draft, InfologEntries log) {
        for (FinanceDraft line : lines(draft, rows, kind)) {
            rows.remove(line, line.model().aotName());
        }
    }

    /** What is invoiced or canceled stays as it is. */
    static void requireOpen(FinanceDraft draft, DocumentKind kind, InfologEntries log) {
        if (kind == DocumentKind.ORDER && !draft.isNew()) {
            String status = draft.text("SalesOrderStatus");
            if (status.equals("Invoiced") || status.equals("Canceled")) {
                log.error(
                        "Sales order %s cannot be changed. Its status is %s."
                                .formatted(draft.text("SalesOrderNumber"), status));
            }
        }
    }

    /** Whether the customers of an order are maintained in Sales. */
    static void showOrigin(FinanceDraft order, Related related) {
        for (String who : List.of("Ordering", "Invoice")) {
            boolean external =
                    related.customer(order.company(), order.text(who + "CustomerAccountNumber"))
                            .map(customer -> customer.yes("IsExternallyMaintained"))
                            .orElse(false);
            order.set(who + "CustomerIsExternallyMaintained", external ? "Yes" : "No");
        }
    }

    static void showInLines(FinanceDraft order, FinanceRows rows) {
        showInLines(order, rows, DocumentKind.ORDER);
    }

    /** Lines show some columns of their header; a line that shows them already is left alone. */
    static void showInLines(FinanceDraft header, FinanceRows rows, DocumentKind kind) {
        for (FinanceDraft line : lines(header, rows, kind)) {
            DocumentLineRules.show(line, header, kind);
            if (line.differs()) {
                rows.store(line);
            }
        }
    }

    private static List<FinanceDraft> lines(
            FinanceDraft header, FinanceRows rows, DocumentKind kind) {
        return rows.related().lines(kind, header.company(), header.text(kind.number()));
    }
}
