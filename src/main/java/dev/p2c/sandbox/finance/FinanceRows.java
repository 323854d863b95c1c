package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import dev.p2c.sandbox.store.Store;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Writes rows through the business rules, for callers in this process and for HTTP alike. In
 * process even the entities that are export only can be written. Thread-safe: each call is one
 * write, part of an open {@link Store#write} if there is one.
 */
public final class FinanceRows {

    /** Finance has no empty date: it stores the first it knows. */
    private static final Instant FIRST_DAY = Instant.parse("1900-01-02T00:00:00Z");

    private static final int MIDDAY = 12;

    private final Store store;
    private final FinanceSettings settings;
    private final Views views;
    private final Related related;
    private final ReferencedValues references;
    private final FieldRules fields;
    private final NumberSequences numbers = new NumberSequences();
    private final Map<String, FinanceRules> rules = new HashMap<>();

    /**
     * @param store still empty: indexes are added to it
     */
    public FinanceRows(Store store, FinanceSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        views = new Views(store);
        related = new Related(store);
        references = new ReferencedValues(related);
        fields = new FieldRules(settings.refusesLongText());
        rules.put("CustomersV2", new CustomerRules(this));
        rules.put("CDSContactPersons", new ContactRules(this));
        rules.put(ReleasedProductRules.ITEMS, new ReleasedProductRules(this));
        rules.put(ReleasedProductRules.VARIANTS, new ReleasedProductRules(this));
        for (DocumentKind kind : DocumentKind.values()) {
            rules.put(kind.headerSet(), new DocumentHeaderRules(this, kind, clock));
            rules.put(kind.lineSet(), new DocumentLineRules(this, kind));
        }
    }

    /**
     * @param company null for the default company, and for entities that all companies share
     * @param values by column name, as the store keeps them; a date may be a {@link LocalDate}
     * @return the new row of that set
     * @throws FinanceFault when a rule refuses the row; nothing is stored then
     */
    public Row create(String set, String company, Map<String, Object> values) {
        return store.write(() -> insert(view(set), company, values));
    }

    /**
     * Changes only the columns that are given. Key columns cannot be changed and are ignored.
     *
     * @throws FinanceFault when there is no such row or a rule refuses the change
     */
    public Row update(String set, Key key, Map<String, Object> values) {
        return store.write(() -> change(view(set), key, values));
    }

    /**
     * @throws FinanceFault when there is no such row or a rule speaks against it
     */
    public void delete(String set, Key key) {
        store.write(
                () -> {
                    View view = view(set);
                    remove(baseOf(view, key), view.aotName());
                    return null;
                });
    }

    /** Forgets which numbers were given; for a store that was emptied. */
    public void reset() {
        numbers.reset();
    }

    <T> T atomically(Supplier<T> work) {
        return store.write(work);
    }

    FinanceSettings settings() {
        return settings;
    }

    Related related() {
        return related;
    }

    EntityModel model(String set) {
        return view(set).table().model();
    }

    NumberSequences numbers() {
        return numbers;
    }

    /** Number for a new party that no customer and no contact has. */
    String nextParty() {
        return NumberSequences.firstFree(
                () -> numbers.nextShared("PartyNumber"), related::partyExists);
    }

    /** Stores what a rule computed, without asking the rules again. */
    void store(FinanceDraft base) {
        views.put(base, views.of(base.model().set()), Map.of());
    }

    void remove(FinanceDraft base, String aotName) {
        InfologEntries log = new InfologEntries();
        rulesOf(base).removing(base, log);
        if (!log.isEmpty()) {
            throw log.fault(aotName);
        }
        views.remove(base);
    }

    private Row insert(View view, String company, Map<String, Object> values) {
        FinanceDraft draft = new FinanceDraft(view.base().model(), null);
        Map<Integer, Object> own = receive(view, draft, values);
        if (view.base().model().companySpecific()) {
            draft.set("dataAreaId", companyOf(draft, company, view));
        }
        if (draft.has("InventoryLotId")) {
            draft.fill("InventoryLotId", numbers.next("InventoryLotId", draft.company()));
        }
        requireAutomaticNumbers(view, draft);
        complete(draft);
        check(view, draft);
        if (view.base().get(view.base().keyOf(draft.values())) != null) {
            throw Duplicates.fault(view, draft);
        }
        return put(view, draft, own);
    }

    private Row change(View view, Key key, Map<String, Object> values) {
        FinanceDraft draft = baseOf(view, key);
        Map<Integer, Object> own = receive(view, draft, values);
        complete(draft);
        check(view, draft);
        return put(view, draft, own);
    }

    private void complete(FinanceDraft draft) {
        references.respell(draft);
        rulesOf(draft).complete(draft);
    }

    private void check(View view, FinanceDraft draft) {
        InfologEntries log = new InfologEntries();
        fields.check(draft, log);
        references.check(draft, log);
        rulesOf(draft).check(draft, log);
        if (!log.isEmpty()) {
            throw log.fault(view.aotName());
        }
    }

    private Row put(View view, FinanceDraft draft, Map<Integer, Object> own) {
        Row row = views.put(draft, view, own);
        rulesOf(draft).written(draft);
        // What the write did to other rows may have come back to this one.
        return view.table().get(row.key());
    }

    private FinanceDraft baseOf(View view, Key key) {
        Row own = view.table().get(key);
        Row base = own == null ? null : view.baseRow(own);
        if (base == null) {
            throw FinanceFault.notSelected();
        }
        return new FinanceDraft(view.base().model(), base);
    }

    /** Gives the draft what the base has, and answers what only the view has. */
    private static Map<Integer, Object> receive(
            View view, FinanceDraft draft, Map<String, Object> values) {
        EntityModel model = view.table().model();
        Map<Integer, Object> own = new TreeMap<>();
        values.forEach(
                (name, value) -> {
                    Column column = model.columns().get(model.index(name));
                    Column base = view.baseColumn(column);
                    if (base == null) {
                        own.put(column.index(), normal(column, value));
                    } else if (draft.isNew() || base.validForUpdate()) {
                        draft.send(base, normal(base, value));
                    }
                });
        return own;
    }

    private static Object normal(Column column, Object value) {
        if (value instanceof LocalDate date) {
            return date.atTime(MIDDAY, 0).toInstant(ZoneOffset.UTC);
        }
        if (value instanceof Instant time) {
            return time.isBefore(FIRST_DAY) ? null : midday(column, time);
        }
        return value instanceof Integer || value instanceof Long ? number(column, value) : value;
    }

    /** A date is kept at midday, so that no time zone can move the day. */
    private static Instant midday(Column column, Instant time) {
        return "Date".equals(column.axType())
                ? time.truncatedTo(ChronoUnit.DAYS).plus(MIDDAY, ChronoUnit.HOURS)
                : time;
    }

    private static Object number(Column column, Object value) {
        return switch (column.type()) {
            case DECIMAL, DOUBLE -> BigDecimal.valueOf(((Number) value).longValue());
            default -> value;
        };
    }

    private String companyOf(FinanceDraft draft, String company, View view) {
        String wanted = draft.isEmpty("dataAreaId") ? company : draft.company();
        String name =
                (wanted == null ? settings.defaultCompany() : wanted).toLowerCase(Locale.ROOT);
        if (related.find("LegalEntities", name).isEmpty()) {
            InfologEntries log = new InfologEntries();
            log.error("The company '%s' does not exist.".formatted(name));
            throw log.fault(view.aotName());
        }
        return name;
    }

    private void requireAutomaticNumbers(View view, FinanceDraft draft) {
        for (String column : settings.automaticOnly()) {
            if (draft.has(column) && draft.sent(column) && !draft.isEmpty(column)) {
                InfologEntries log = new InfologEntries();
                log.error(
                        "Number sequence for '%s' does not allow manual numbers."
                                .formatted(FieldRules.label(column)));
                throw log.fault(view.aotName());
            }
        }
    }

    private FinanceRules rulesOf(FinanceDraft draft) {
        return rules.getOrDefault(draft.model().set(), FinanceRules.NONE);
    }

    private View view(String set) {
        View view = views.of(set);
        if (view == null) {
            throw new IllegalArgumentException("No entity set " + set);
        }
        return view;
    }
}
