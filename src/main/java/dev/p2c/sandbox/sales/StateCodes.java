package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.EntityModel;
import java.util.Map;

/** Decides which status belongs to which state, and which states a row can leave. */
final class StateCodes {

    private static final int CLOSED_QUOTE = 3;
    private static final int REVISED = 7;

    private StateCodes() {}

    /** Default status of a state. */
    static Integer defaultStatus(EntityModel model, int state) {
        if ("quotes".equals(model.set()) && state == CLOSED_QUOTE) {
            return REVISED;
        }
        for (Map.Entry<Integer, Integer> pair : model.column("statuscode").stateOf().entrySet()) {
            if (pair.getValue() == state) {
                return pair.getKey();
            }
        }
        return null;
    }

    /**
     * Sets the state of a new row: the first state, unless a caller in this process has set one.
     */
    static void fillNew(SalesDraft draft, SystemColumns system, BusinessRules rules) {
        if (system.state() < 0) {
            return;
        }
        draft.fill(system.state(), rules.firstState(draft.model()));
        pair(draft, (Integer) draft.values().get(system.state()), system);
    }

    /**
     * Checks a change of state or status. A state without a status gets its default status; a
     * status must belong to its state.
     */
    static void changed(SalesDraft draft, SystemColumns system, BusinessRules rules) {
        if (system.state() < 0 || !draft.gives("statecode", "statuscode")) {
            return;
        }
        int before = draft.before("statecode") == null ? 0 : (Integer) draft.before("statecode");
        int after = draft.number("statecode") == null ? before : draft.number("statecode");
        draft.set(system.state(), after);
        if (after != before && !draft.gives("statuscode")) {
            draft.set(system.status(), null);
        }
        if (after != before && rules.isFinal(draft.model(), before)) {
            throw WebApiErrors.readOnly();
        }
        pair(draft, after, system);
    }

    private static void pair(SalesDraft draft, int state, SystemColumns system) {
        if (system.status() < 0) {
            return;
        }
        Integer status = (Integer) draft.values().get(system.status());
        if (status == null) {
            draft.set(system.status(), defaultStatus(draft.model(), state));
            return;
        }
        Integer owner = draft.model().column("statuscode").stateOf().get(status);
        if (owner != null && owner != state) {
            throw WebApiErrors.wrongStatus(draft.model(), state, status);
        }
    }
}
