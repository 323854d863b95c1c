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
     * Sets the state of a new row: the default state, unless a caller in this process has set one.
     * A new product is a draft, unless the organization creates products in the active state
     * (Publish, revise, revert, retire, and activate products).
     *
     * @param activeProducts setting CreateProductsWithoutParentInActiveState of the organization
     */
    static void fillNew(SalesDraft draft, SystemColumns system, boolean activeProducts) {
        if (system.state() < 0) {
            return;
        }
        boolean product = "products".equals(draft.model().set());
        int first = product && !activeProducts ? ProductRules.DRAFT : 0;
        draft.fill(system.state(), first);
        pair(draft, (Integer) draft.values().get(system.state()), system);
    }

    /**
     * Checks a change of state or status. A state without a status gets its default status; a
     * status must belong to its state.
     */
    static void changed(SalesDraft draft, SystemColumns system) {
        if (system.state() < 0 || !draft.gives("statecode", "statuscode")) {
            return;
        }
        int before = draft.before("statecode") == null ? 0 : (Integer) draft.before("statecode");
        int after = draft.number("statecode") == null ? before : draft.number("statecode");
        draft.set(system.state(), after);
        if (after != before && !draft.gives("statuscode")) {
            draft.set(system.status(), null);
        }
        if (after != before && isFinal(draft.model(), before)) {
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

    /**
     * True if a row cannot leave the state. A won quote could become a draft again by an update
     * (markcarrington.dev, Read-only Sales entities); for the other closed states no source tells,
     * and all of them stay closed here. An invoiced order can be reopened: after an invoice,
     * Finance changes the order further (Sales orders template, direct: the state stays Active).
     */
    private static boolean isFinal(EntityModel model, int state) {
        return switch (model.set()) {
            case "quotes" -> state == 2 || state == CLOSED_QUOTE;
            case "salesorders" -> state == 2 || state == 3;
            case "invoices" -> state >= 2;
            default -> false;
        };
    }
}
