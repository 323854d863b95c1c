package dev.p2c.sandbox.finance;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.Key;
import dev.p2c.sandbox.store.Row;
import dev.p2c.sandbox.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes rows through the business rules of Finance, for HTTP requests and for callers in this
 * process. Callers in this process can also write entities that HTTP can only read. Thread-safe:
 * each call is one atomic write, or part of the {@link Store#write} around it.
 */
public final class FinanceRows {

    private final Store store;
    private final FinanceSettings settings;
    private final EntityViews views;
    private final RelatedRows related;
    private final ReferencedValues references;
    private final FieldChecks fields;
    private final InsertChecks inserts;
    private final FinanceSwitches switches = new FinanceSwitches();
    private final NumberSequences numbers = new NumberSequences();
    private final SequenceRows sequences;
    private final Clock clock;
    private final Map<String, EntityRules> rules = new HashMap<>();

    /**
     * @param store must be empty, because indexes are added
     */
    public FinanceRows(Store store, FinanceSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        views = new EntityViews(store, settings.computedInEtag());
        related = new RelatedRows(store);
        references = new ReferencedValues(related);
        fields = new FieldChecks(settings.refusesLongText());
        sequences = new SequenceRows(related);
        inserts = new InsertChecks(related, settings, sequences);
        this.clock = clock;
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
     * Creates a row.
     *
     * @param company null for the default company, and for entities that all companies share
     * @param values by column name, in the form of the store; a date may be a {@link
     *     java.time.LocalDate}
     * @return the new row of the entity set
     * @throws FinanceException if a rule refuses the row; nothing is stored then
     */
    public Row create(String set, String company, Map<String, Object> values) {
        return store.write(() -> insert(view(set), company, values));
    }

    /**
     * Updates the given columns of a row. Key columns cannot change and are ignored.
     *
     * @throws FinanceException if there is no such row or a rule refuses the change
     */
    public Row update(String set, Key key, Map<String, Object> values) {
        return store.write(() -> change(view(set), key, values));
    }

    /**
     * Deletes a row.
     *
     * @throws FinanceException if there is no such row or a rule refuses the deletion
     */
    public void delete(String set, Key key) {
        store.write(
                () -> {
                    EntityView view = view(set);
                    remove(baseOf(view, key), view.aotName());
                    return null;
                });
    }

    /** Restarts all number sequences, after the store was emptied. */
    public void reset() {
        numbers.reset();
    }

    <T> T atomically(Supplier<T> work) {
        return store.write(work);
    }

    FinanceSwitches switches() {
        return switches;
    }

    FinanceSettings settings() {
        return settings;
    }

    RelatedRows related() {
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
                () -> nextNumber(SequenceRows.Kind.PARTY, ""), related::partyExists);
    }

    /** The next number, in the format of the sequence if people set it up. */
    String nextNumber(SequenceRows.Kind kind, String company) {
        return sequences
                .of(kind, company)
                .map(row -> next(row, kind, company))
                .orElseGet(
                        () ->
                                company.isEmpty()
                                        ? numbers.nextShared(kind.name())
                                        : numbers.next(kind.name(), company));
    }

    private String next(FinanceDraft sequence, SequenceRows.Kind kind, String company) {
        int number = numbers.next(kind.name(), company, (Integer) sequence.get("Next"));
        sequence.set("Next", number + 1);
        store(sequence);
        return SequenceRows.number(sequence, number);
    }

    LineNumbers lineNumbers() {
        return new LineNumbers(store);
    }

    /** The present time of the service. */
    public Instant now() {
        return clock.instant();
    }

    /** Stores a row that a rule computed, without running the rules again. */
    void store(FinanceDraft base) {
        views.put(base, views.of(base.model().set()), Map.of());
    }

    void remove(FinanceDraft base, String aotName) {
        Infolog infolog = new Infolog();
        rulesOf(base).removing(base, infolog);
        if (!infolog.isEmpty()) {
            throw infolog.exception(aotName);
        }
        views.remove(base);
    }

    private Row insert(EntityView view, String company, Map<String, Object> values) {
        FinanceDraft draft = new FinanceDraft(view.base().model(), null);
        Map<Integer, Object> own = new CallerValues(view).into(draft, values);
        if (view.base().model().companySpecific()) {
            draft.set("dataAreaId", inserts.companyOf(draft, company, view));
        }
        if (draft.has("InventoryLotId")) {
            draft.fill("InventoryLotId", numbers.next("InventoryLotId", draft.company()));
        }
        inserts.requireAutomaticNumbers(view, draft);
        complete(draft);
        check(view, draft);
        if (view.base().get(view.base().keyOf(draft.values())) != null) {
            throw DuplicateKeyErrors.exception(view, draft);
        }
        return put(view, draft, own);
    }

    private Row change(EntityView view, Key key, Map<String, Object> values) {
        FinanceDraft draft = baseOf(view, key);
        Map<Integer, Object> own = new CallerValues(view).into(draft, values);
        complete(draft);
        check(view, draft);
        return put(view, draft, own);
    }

    private void complete(FinanceDraft draft) {
        references.respell(draft);
        rulesOf(draft).complete(draft);
    }

    private void check(EntityView view, FinanceDraft draft) {
        Infolog infolog = new Infolog();
        fields.check(draft, infolog);
        fields.checkOwn(view, draft, infolog);
        references.check(draft, infolog);
        AddressStates.check(draft, infolog);
        rulesOf(draft).check(draft, infolog);
        if (!infolog.isEmpty()) {
            throw infolog.exception(view.aotName());
        }
    }

    private Row put(EntityView view, FinanceDraft draft, Map<Integer, Object> own) {
        Row row = views.put(draft, view, own);
        rulesOf(draft).written(draft);
        // A rule may have changed this row again while it updated other rows.
        return view.table().get(row.key());
    }

    private FinanceDraft baseOf(EntityView view, Key key) {
        Row own = view.table().get(key);
        Row base = own == null ? null : view.baseRow(own);
        if (base == null) {
            throw FinanceException.notSelected();
        }
        return new FinanceDraft(view.base().model(), base);
    }

    private EntityRules rulesOf(FinanceDraft draft) {
        return rules.getOrDefault(draft.model().set(), EntityRules.NONE);
    }

    private EntityView view(String set) {
        EntityView view = views.of(set);
        if (view == null) {
            throw new IllegalArgumentException("There is no entity set " + set);
        }
        return view;
    }
}
