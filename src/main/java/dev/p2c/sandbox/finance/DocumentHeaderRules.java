package dev.p2c.sandbox.finance;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Rules for headers of orders and quotations: number, status, and defaults from the customer. */
final class DocumentHeaderRules implements EntityRules {

    private static final String DELIVERY = "DeliveryAddress";
    private static final String INVOICE = "InvoiceAddress";

    /** Amounts that Finance calculates; values from the caller are ignored. */
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
                            () -> rows.nextNumber(kind.sequence(), company),
                            n -> rows.related().find(kind.headerSet(), company, n).isPresent()));
        }
    }

    /**
     * Sets the first status. A new order has the status None, but its processing status is already
     * Active.
     */
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
        draft.fill("ArePricesIncludingSalesTax", customer.text("IsSalesTaxIncludedInPrices"));
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
    public void check(FinanceDraft draft, Infolog infolog) {
        requireOpen(draft, kind, infolog);
        if (draft.isEmpty(kind.customer())) {
            infolog.error(FieldChecks.missing(kind.customer()));
        }
    }

    @Override
    public void written(FinanceDraft draft) {
        if (!draft.isNew()) {
            showInLines(draft, rows, kind);
        }
    }

    @Override
    public void removing(FinanceDraft draft, Infolog infolog) {
        for (FinanceDraft line : lines(draft, rows, kind)) {
            rows.remove(line, line.model().aotName());
        }
    }

    /** Refuses changes to an order that is invoiced or canceled. */
    static void requireOpen(FinanceDraft draft, DocumentKind kind, Infolog infolog) {
        if (kind == DocumentKind.ORDER && !draft.isNew()) {
            String status = draft.text("SalesOrderStatus");
            if (status.equals("Invoiced") || status.equals("Canceled")) {
                infolog.error(
                        "Sales order %s cannot be changed. Its status is %s."
                                .formatted(draft.text("SalesOrderNumber"), status));
            }
        }
    }

    /** Sets the columns of an order that show whether its customers are maintained in Sales. */
    static void showOrigin(FinanceDraft order, RelatedRows related) {
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

    /**
     * Copies the columns that lines repeat from their header; lines that are up to date are not
     * written.
     */
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
