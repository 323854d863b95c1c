package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.Row;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Columns that the service fills: defaults, owner, currency, amounts in base currency, times. */
final class Defaults {

    private static final int BASE_DECIMALS = 4;

    private final SalesTables tables;
    private final SalesSettings settings;
    private final Clock clock;
    private final Map<EntityModel, Blueprint> blueprints = new ConcurrentHashMap<>();
    private Instant now = Instant.EPOCH;

    Defaults(SalesTables tables, SalesSettings settings, Clock clock) {
        this.tables = tables;
        this.settings = settings;
        this.clock = clock;
    }

    Blueprint blueprint(EntityModel model) {
        return blueprints.computeIfAbsent(model, Blueprint::of);
    }

    /** Everything but the key. */
    void fillNew(SalesDraft draft) {
        Blueprint print = blueprint(draft.model());
        Map<Integer, Object> values = draft.values();
        print.defaults().forEach(values::putIfAbsent);
        absent(values, print.owner(), settings.user());
        absent(values, print.organization(), settings.organization());
        States.fillNew(draft, print, settings);
        Instant time = now();
        Object overridden =
                print.overriddenCreatedOn() < 0 ? null : values.get(print.overriddenCreatedOn());
        absent(values, print.createdOn(), overridden == null ? time : overridden);
        absent(values, print.createdBy(), settings.user());
        absent(values, print.modifiedOn(), time);
        absent(values, print.modifiedBy(), settings.user());
    }

    void touch(SalesDraft draft) {
        Blueprint print = blueprint(draft.model());
        if (print.modifiedOn() >= 0) {
            draft.set(print.modifiedOn(), now());
            draft.set(print.modifiedBy(), settings.user());
        }
    }

    /** After the rules, since they may set amounts, currency and owner. */
    void complete(SalesDraft draft) {
        Blueprint print = blueprint(draft.model());
        own(draft, print);
        if (print.currency() < 0) {
            return;
        }
        Map<Integer, Object> values = draft.values();
        if (draft.isNew()) {
            absent(values, print.currency(), defaultCurrency());
        }
        boolean converted = false;
        if (draft.isNew() || draft.changes("_transactioncurrencyid_value")) {
            UUID currency = (UUID) values.get(print.currency());
            draft.set(print.exchangeRate(), rate(currency));
            converted = true;
        }
        base(draft, print, converted);
    }

    private void own(SalesDraft draft, Blueprint print) {
        if (print.owner() < 0 || print.owningUnit() < 0) {
            return;
        }
        UUID owner = (UUID) draft.values().get(print.owner());
        if (owner == null || !(draft.isNew() || draft.changes("_ownerid_value"))) {
            return;
        }
        Row team = settings.user().equals(owner) ? null : tables.row("teams", owner);
        Object unit = tables.value("systemusers", owner, "_businessunitid_value");
        if (team != null) {
            unit = tables.value("teams", team, "_businessunitid_value");
        }
        put(draft, print.owningTeam(), team == null ? null : owner);
        put(draft, print.owningUser(), team == null ? owner : null);
        if (!draft.gives("_owningbusinessunit_value")) {
            put(draft, print.owningUnit(), unit == null ? settings.businessUnit() : unit);
        }
    }

    private static void base(SalesDraft draft, Blueprint print, boolean all) {
        BigDecimal rate = (BigDecimal) draft.values().get(print.exchangeRate());
        if (rate == null || rate.signum() == 0) {
            return;
        }
        boolean one = rate.compareTo(BigDecimal.ONE) == 0;
        for (Blueprint.MoneyPair pair : print.money()) {
            BigDecimal amount = (BigDecimal) draft.values().get(pair.amount());
            if (amount == null) {
                draft.values().remove(pair.base());
            } else if (all
                    || !draft.values().containsKey(pair.base())
                    || draft.changed(pair.amount())) {
                draft.set(pair.base(), one ? amount : converted(amount, rate));
            }
        }
    }

    private static BigDecimal converted(BigDecimal amount, BigDecimal rate) {
        return amount.divide(rate, MathContext.DECIMAL64)
                .setScale(BASE_DECIMALS, RoundingMode.HALF_UP);
    }

    private BigDecimal rate(UUID currency) {
        Object rate = tables.value("transactioncurrencies", currency, "exchangerate");
        return rate instanceof BigDecimal known ? known : BigDecimal.ONE;
    }

    /** Null while there are no currencies. */
    private UUID defaultCurrency() {
        return tables
                .where("transactioncurrencies", "isocurrencycode", settings.currency())
                .stream()
                .map(row -> tables.id("transactioncurrencies", row))
                .findFirst()
                .orElse(null);
    }

    /** Whole seconds; rows written in the same second share the object. */
    Instant now() {
        Instant time = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (!time.equals(now)) {
            now = time;
        }
        return now;
    }

    private static void put(SalesDraft draft, int column, Object value) {
        if (column >= 0) {
            draft.set(column, value);
        }
    }

    private static void absent(Map<Integer, Object> values, int column, Object value) {
        if (column >= 0 && value != null) {
            values.putIfAbsent(column, value);
        }
    }
}
