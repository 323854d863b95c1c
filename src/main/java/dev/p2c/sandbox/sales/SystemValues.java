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

/**
 * Fills the columns that the service maintains: defaults, owner, currency, amounts in base
 * currency, times.
 */
final class SystemValues {

    private static final int BASE_DECIMALS = 4;

    private final SalesTables tables;
    private final SalesSettings settings;
    private final ApplicationUsers users;
    private final Clock clock;
    private final Map<EntityModel, SystemColumns> systemColumns = new ConcurrentHashMap<>();
    private Instant now = Instant.EPOCH;

    SystemValues(SalesTables tables, SalesSettings settings, ApplicationUsers users, Clock clock) {
        this.users = users;
        this.tables = tables;
        this.settings = settings;
        this.clock = clock;
    }

    SystemColumns systemColumns(EntityModel model) {
        SystemColumns known = systemColumns.get(model);
        if (known == null || known.version() != model.version()) {
            known = SystemColumns.of(model);
            systemColumns.put(model, known);
        }
        return known;
    }

    /**
     * Fills the system columns of a new row, except its key and the columns that depend on other
     * values.
     */
    void fillNew(SalesDraft draft, BusinessRules rules) {
        SystemColumns system = systemColumns(draft.model());
        Map<Integer, Object> values = draft.values();
        system.defaults().forEach(draft::fill);
        if (system.currency() >= 0 && SalesDocument.ofLines(draft.model().set()) == null) {
            fill(draft, system.currency(), defaultCurrency());
        }
        fill(draft, system.owner(), users.current());
        fill(draft, system.organization(), settings.organization());
        StateCodes.fillNew(draft, system, rules);
        Instant time = now();
        Object overridden =
                system.overriddenCreatedOn() < 0 ? null : values.get(system.overriddenCreatedOn());
        fill(draft, system.createdOn(), overridden == null ? time : overridden);
        fill(draft, system.createdBy(), users.current());
        fill(draft, system.modifiedOn(), time);
        fill(draft, system.modifiedBy(), users.current());
    }

    void touch(SalesDraft draft) {
        SystemColumns system = systemColumns(draft.model());
        if (system.modifiedOn() >= 0) {
            draft.set(system.modifiedOn(), now());
            draft.set(system.modifiedBy(), users.current());
        }
    }

    /**
     * Fills the columns that depend on amounts, currency and owner. Runs after the plug-in steps,
     * which may set them.
     */
    void complete(SalesDraft draft) {
        SystemColumns system = systemColumns(draft.model());
        own(draft, system);
        if (system.currency() < 0) {
            return;
        }
        Map<Integer, Object> values = draft.values();
        if (draft.isNew()) {
            fill(draft, system.currency(), defaultCurrency());
        }
        boolean converted = false;
        if (draft.isNew() || draft.changes("_transactioncurrencyid_value")) {
            UUID currency = (UUID) values.get(system.currency());
            draft.set(system.exchangeRate(), rate(currency));
            converted = true;
        }
        base(draft, system, converted);
    }

    private void own(SalesDraft draft, SystemColumns system) {
        boolean isLine = SalesDocument.ofLines(draft.model().set()) != null;
        if (isLine || system.owner() < 0 || system.owningUnit() < 0) {
            return;
        }
        UUID owner = (UUID) draft.values().get(system.owner());
        if (owner == null || !(draft.isNew() || draft.changes("_ownerid_value"))) {
            return;
        }
        Row team = users.current().equals(owner) ? null : tables.row("teams", owner);
        Object unit = tables.value("systemusers", owner, "_businessunitid_value");
        if (team != null) {
            unit = tables.value("teams", team, "_businessunitid_value");
        }
        put(draft, system.owningTeam(), team == null ? null : owner);
        put(draft, system.owningUser(), team == null ? owner : null);
        if (!draft.gives("_owningbusinessunit_value")) {
            put(draft, system.owningUnit(), unit == null ? settings.businessUnit() : unit);
        }
    }

    private static void base(SalesDraft draft, SystemColumns system, boolean all) {
        BigDecimal rate = (BigDecimal) draft.values().get(system.exchangeRate());
        if (rate == null || rate.signum() == 0) {
            return;
        }
        boolean one = rate.compareTo(BigDecimal.ONE) == 0;
        for (SystemColumns.MoneyPair pair : system.money()) {
            BigDecimal amount = (BigDecimal) draft.values().get(pair.amount());
            if (amount == null) {
                draft.set(pair.base(), null);
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

    /** Id of the default currency; null while there are no currencies. */
    UUID defaultCurrency() {
        return tables
                .where("transactioncurrencies", "isocurrencycode", settings.currency())
                .stream()
                .map(row -> tables.id("transactioncurrencies", row))
                .findFirst()
                .orElse(null);
    }

    /** Current time in whole seconds. Rows written in the same second share one object. */
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

    private static void fill(SalesDraft draft, int column, Object value) {
        if (column >= 0 && value != null) {
            draft.fill(column, value);
        }
    }
}
