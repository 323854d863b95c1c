package dev.p2c.sandbox.finance;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Rules for lines of orders and quotations: product, price, discount, site and warehouse. */
final class DocumentLineRules implements EntityRules {

    private static final String DELIVERY = "DeliveryAddress";
    private static final String SEQUENCE = "LineCreationSequenceNumber";

    private final FinanceRows rows;
    private final DocumentKind kind;

    DocumentLineRules(FinanceRows rows, DocumentKind kind) {
        this.rows = rows;
        this.kind = kind;
    }

    @Override
    public void complete(FinanceDraft draft) {
        draft.ignore("TotalTaxAmount");
        draft.ignore("TotalChargesAmount");
        if (kind == DocumentKind.ORDER) {
            draft.ignore("PickedQuantity");
        }
        if (draft.isNew()) {
            number(draft);
            draft.fill(kind.quantity(), BigDecimal.ONE);
        }
        Optional<FinanceDraft> header = header(draft);
        if (draft.isNew() || draft.changes("ProductNumber")) {
            product(draft).ifPresent(product -> fromProduct(draft, product));
        }
        draft.fill("SalesPriceQuantity", BigDecimal.ONE);
        header.ifPresent(h -> fromHeader(draft, h));
        site(draft, header);
        AddressColumns.completeCountry(draft, DELIVERY, rows.related());
        draft.set("FormattedDeliveryAddress", AddressColumns.of(draft, DELIVERY).formatted());
        new LineQuantity(rows, kind).round(draft);
        price(draft);
        header.ifPresent(h -> show(draft, h, kind));
        draft.set("AreTotalsCalculated", "No");
        if (kind == DocumentKind.ORDER) {
            draft.set("AreSalesOrderTotalsUpdated", "No");
        }
    }

    private void number(FinanceDraft draft) {
        if (draft.isEmpty(SEQUENCE)) {
            int last =
                    lines(draft).stream()
                            .mapToInt(line -> (Integer) line.get(SEQUENCE))
                            .max()
                            .orElse(0);
            draft.set(SEQUENCE, last + 1);
        }
    }

    private List<FinanceDraft> lines(FinanceDraft draft) {
        return rows.related().lines(kind, draft.company(), draft.text(kind.number()));
    }

    private Optional<FinanceDraft> header(FinanceDraft draft) {
        return rows.related().find(kind.headerSet(), draft.company(), draft.text(kind.number()));
    }

    private Optional<FinanceDraft> product(FinanceDraft draft) {
        return rows.related()
                .find("SellableReleasedProducts", draft.company(), draft.text("ProductNumber"));
    }

    private void fromProduct(FinanceDraft draft, FinanceDraft product) {
        draft.set("ProductName", product.text("ProductName"));
        draft.fill("LineDescription", product.text("ProductName"));
        if (!draft.sent("SalesUnitSymbol")) {
            draft.set("SalesUnitSymbol", product.text("SalesUnitSymbol"));
        }
        if (!draft.sent("SalesPrice")) {
            draft.set("SalesPrice", product.number("SalesPrice"));
        }
        if (!draft.sent("SalesPriceQuantity")) {
            item(draft).ifPresent(item -> priceUnit(draft, item));
        }
    }

    private Optional<FinanceDraft> item(FinanceDraft draft) {
        return rows.related()
                .find(ReleasedProductRules.VARIANTS, draft.company(), draft.text("ProductNumber"))
                .map(variant -> variant.text("ItemNumber"))
                .flatMap(
                        item ->
                                rows.related()
                                        .find(ReleasedProductRules.ITEMS, draft.company(), item));
    }

    /** The price of a product may apply to more than one unit (Finance, released products). */
    private static void priceUnit(FinanceDraft draft, FinanceDraft item) {
        BigDecimal unit = item.number("SalesPriceQuantity");
        draft.set("SalesPriceQuantity", unit.signum() == 0 ? BigDecimal.ONE : unit);
    }

    private void fromHeader(FinanceDraft draft, FinanceDraft header) {
        draft.fill("CurrencyCode", header.text("CurrencyCode"));
        draft.fill("RequestedShippingDate", header.get("RequestedShippingDate"));
        draft.fill("RequestedReceiptDate", header.get(kind.receiptDate()));
        draft.fill("DeliveryModeCode", header.text("DeliveryModeCode"));
        draft.fill("DeliveryTermsId", header.text("DeliveryTermsCode"));
        if (draft.isNew() && !AddressColumns.wasSent(draft, DELIVERY)) {
            AddressColumns.of(header, DELIVERY).into(draft, DELIVERY);
            draft.fill("DeliveryAddressName", header.text("DeliveryAddressName"));
        }
    }

    /**
     * Takes site and warehouse from the line, the header or the customer, in this order; a
     * warehouse alone implies its site.
     */
    private void site(FinanceDraft draft, Optional<FinanceDraft> header) {
        header.ifPresent(
                h -> {
                    siteFrom(draft, h, "DefaultShippingSiteId", "DefaultShippingWarehouseId");
                    rows.related()
                            .customer(draft.company(), h.text(kind.customer()))
                            .ifPresent(c -> siteFrom(draft, c, "SiteId", "WarehouseId"));
                });
        if (draft.isEmpty("ShippingSiteId")) {
            rows.related()
                    .find("Warehouses", draft.company(), draft.text("ShippingWarehouseId"))
                    .ifPresent(w -> draft.set("ShippingSiteId", w.text("OperationalSiteId")));
        }
    }

    /**
     * Takes site and warehouse from a source row. A line with a site takes the warehouse only if
     * the source has that site.
     */
    private static void siteFrom(
            FinanceDraft draft, FinanceDraft source, String site, String warehouse) {
        if (draft.isEmpty("ShippingSiteId") && draft.isEmpty("ShippingWarehouseId")) {
            draft.set("ShippingSiteId", source.text(site));
            draft.set("ShippingWarehouseId", source.text(warehouse));
        } else if (draft.text("ShippingSiteId").equals(source.text(site))) {
            draft.fill("ShippingWarehouseId", source.text(warehouse));
        }
    }

    /**
     * Converts a discount on the whole line to a discount per unit and charges; a discount that was
     * sent per unit is kept.
     */
    private void price(FinanceDraft draft) {
        LinePrice price = priceOf(draft, kind, rows.related().rounding(draft.text("CurrencyCode")));
        if (draft.sent("TotalDiscountAmount")) {
            price = price.withTotalDiscount(draft.number("TotalDiscountAmount"));
            draft.set("LineDiscountAmount", price.discountPerUnit());
            draft.set("LineDiscountPercentage", price.discountPercent());
            draft.set("FixedPriceCharges", price.charges());
        }
        draft.set("TotalDiscountAmount", price.totalDiscount());
        draft.set("LineAmount", price.amount());
    }

    static LinePrice priceOf(FinanceDraft line, DocumentKind kind, AmountRounding rounding) {
        BigDecimal priceUnit = line.number("SalesPriceQuantity");
        return new LinePrice(
                line.number(kind.quantity()),
                line.number("SalesPrice"),
                priceUnit.signum() == 0 ? BigDecimal.ONE : priceUnit,
                line.number("LineDiscountAmount"),
                line.number("LineDiscountPercentage"),
                line.number("FixedPriceCharges"),
                rounding);
    }

    /** Copies the columns that a line repeats from its header. */
    static void show(FinanceDraft line, FinanceDraft header, DocumentKind kind) {
        if (kind == DocumentKind.QUOTATION) {
            line.set("SalesQuotationStatus", header.get("SalesQuotationStatus"));
            return;
        }
        line.fill("SalesOrderLineStatus", "Backorder");
        line.set("SalesOrderProcessingStatus", header.get("SalesOrderProcessingStatus"));
        line.set("AreSalesOrderTotalsUpdated", header.get("AreTotalsUpdated"));
        line.set("SalesOrderOriginType", header.get("SalesOrderOriginType"));
        line.set("SalesOrderNumberHeader", header.get("SalesOrderNumber"));
        for (String who : List.of("Ordering", "Invoice")) {
            String column = who + "CustomerIsExternallyMaintained";
            line.set(column, header.get(column));
        }
    }

    @Override
    public void check(FinanceDraft draft, Infolog infolog) {
        header(draft).ifPresent(h -> DocumentHeaderRules.requireOpen(h, kind, infolog));
        if (draft.isEmpty("ProductNumber")) {
            infolog.error("Field 'Item number' must be filled in.");
        } else if (draft.isEmpty("ShippingSiteId") && infolog.isEmpty()) {
            infolog.warning(
                    "Inventory dimension Site is mandatory and must consequently be specified.");
            infolog.error("Update has been canceled.");
        } else {
            new LineQuantity(rows, kind).check(draft, infolog);
        }
    }

    @Override
    public void written(FinanceDraft draft) {
        outdate(draft, lines(draft));
    }

    @Override
    public void removing(FinanceDraft draft, Infolog infolog) {
        Object removed = draft.get(SEQUENCE);
        outdate(
                draft,
                lines(draft).stream().filter(l -> !l.get(SEQUENCE).equals(removed)).toList());
    }

    /** Marks the totals of the header as outdated and updates the status of the order. */
    private void outdate(FinanceDraft line, List<FinanceDraft> remaining) {
        header(line)
                .ifPresent(
                        header -> {
                            header.set(kind.totalsFlag(), "No");
                            if (kind == DocumentKind.ORDER) {
                                OrderStatus.settle(
                                        header, remaining.stream().map(OrderLine::new).toList());
                            }
                            if (header.differs()) {
                                rows.store(header);
                                DocumentHeaderRules.showInLines(header, rows, kind);
                            }
                        });
    }
}
