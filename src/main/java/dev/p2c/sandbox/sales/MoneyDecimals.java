package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;

/**
 * Decimals of money. Unit prices have those of the organization, most other amounts those of the
 * row's currency, some columns their own (Dynamics 365 Sales, "Decimal precision in currency and
 * pricing"; Dataverse SDK, {@code MoneyAttributeMetadata.PrecisionSource}).
 */
final class MoneyDecimals {

    private static final int UNKNOWN = 2;

    private final SalesTables tables;
    private final SystemValues systemValues;
    private final SalesSettings settings;

    MoneyDecimals(SalesTables tables, SystemValues systemValues, SalesSettings settings) {
        this.tables = tables;
        this.systemValues = systemValues;
        this.settings = settings;
    }

    /** Rounds the amounts that the caller sent. */
    void round(SalesDraft draft) {
        for (Integer at : draft.given()) {
            Column column = draft.model().at(at);
            if (column.isMoney() && draft.values().get(at) instanceof BigDecimal amount) {
                int decimals = of(column, draft);
                if (amount.scale() > decimals) {
                    draft.set(at, amount.setScale(decimals, RoundingMode.HALF_UP));
                }
            }
        }
    }

    private int of(Column column, SalesDraft draft) {
        return switch (column.precisionSource()) {
            case COLUMN -> Math.max(0, column.precision());
            case PRICING ->
                    number(
                            tables.value(
                                    "organizations",
                                    settings.organization(),
                                    "pricingdecimalprecision"));
            case CURRENCY -> ofCurrency(tables, currency(draft));
        };
    }

    /** Decimals of amounts in a currency. */
    static int ofCurrency(SalesTables tables, UUID currency) {
        return number(tables.value("transactioncurrencies", currency, "currencyprecision"));
    }

    private static int number(Object decimals) {
        return decimals instanceof Integer known ? known : UNKNOWN;
    }

    /** The currency of a row; a new line takes that of its header, any other row the default. */
    private UUID currency(SalesDraft draft) {
        int at = systemValues.systemColumns(draft.model()).currency();
        UUID own = at < 0 ? null : (UUID) draft.values().get(at);
        if (own != null) {
            return own;
        }
        SalesDocument document = SalesDocument.ofLines(draft.model().set());
        if (document == null) {
            return systemValues.defaultCurrency();
        }
        Row header = tables.row(document.headers(), draft.id(document.parent()));
        return (UUID) tables.value(document.headers(), header, "_transactioncurrencyid_value");
    }
}
