package dev.p2c.sandbox.finance;

import java.util.Locale;

/** Checks of a new row that do not depend on its entity: its company and its numbers. */
record InsertChecks(RelatedRows related, FinanceSettings settings, SequenceRows sequences) {

    /**
     * Finds the company of a new row: the one in the draft, otherwise the given one, otherwise the
     * default company.
     *
     * @throws FinanceException if there is no such company
     */
    String companyOf(FinanceDraft draft, String company, EntityView view) {
        String wanted = draft.isEmpty("dataAreaId") ? company : draft.company();
        String name =
                (wanted == null ? settings.defaultCompany() : wanted).toLowerCase(Locale.ROOT);
        if (related.find("LegalEntities", name).isEmpty()) {
            Infolog infolog = new Infolog();
            infolog.error("The company '%s' does not exist.".formatted(name));
            throw infolog.exception(view.aotName());
        }
        return name;
    }

    /**
     * Refuses a number from outside for a column whose number sequence is automatic only.
     *
     * @throws FinanceException if the caller sent one
     */
    void requireAutomaticNumbers(EntityView view, FinanceDraft draft) {
        for (SequenceRows.Kind kind : SequenceRows.Kind.values()) {
            String column = kind.columns.get(draft.model().set());
            boolean isGiven = column != null && draft.sent(column) && !draft.isEmpty(column);
            if (isGiven && isAutomatic(kind, column, draft)) {
                Infolog infolog = new Infolog();
                infolog.error(
                        "Number sequence for '%s' does not allow manual numbers."
                                .formatted(FieldChecks.label(column)));
                throw infolog.exception(view.aotName());
            }
        }
    }

    private boolean isAutomatic(SequenceRows.Kind kind, String column, FinanceDraft draft) {
        return settings.automaticOnly().contains(column)
                || !sequences.isManual(kind, draft.company());
    }
}
