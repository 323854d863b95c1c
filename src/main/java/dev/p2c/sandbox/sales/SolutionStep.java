package dev.p2c.sandbox.sales;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A plug-in step that the Prospect to cash solution registers (customizations.xml of package
 * 15.0.0.2).
 *
 * @param name name of the registration
 * @param stage 20 before the operation, 40 after it
 * @param filter columns whose change runs the step; empty for all
 */
record SolutionStep(String name, int stage, boolean asynchronous, String filter) {

    private static final int BEFORE = 20;
    private static final int AFTER = 40;

    static final List<SolutionStep> ALL =
            List.of(
                    before("PreOperationAccountCreate", ""),
                    before("PreOperationContactCreate", ""),
                    before("PreOperationContactUpdate", "parentcustomerid"),
                    after("PostOperationProductCreate", ""),
                    after(
                            "PostOperationProductUpdate",
                            "transactioncurrencyid,pricelevelid,defaultuomid,price"),
                    before("PreOperationQuoteLineCreate", ""),
                    before("PreOperationQuoteLineUpdate", "productid,productdescription"),
                    before("PreOperationQuoteLineDelete", ""),
                    after("PostOperationQuoteCreate", ""),
                    after("PostOperationQuoteUpdate", "customerid"),
                    before("PreOperationOrderLineCreate", ""),
                    before("PreOperationOrderLineUpdate", "productid,productdescription"),
                    before("PreOperationOrderLineDelete", ""),
                    after("PostOperationOrderCreate", ""),
                    after("PostOperationOrderUpdate", "customerid,statecode,statuscode"),
                    later("PostOperationOrderUpdateAsync"),
                    after("PostOperationInvoiceCreate", ""),
                    after("PostOperationInvoiceUpdate", "salesorderid,customerid"),
                    later("PostOperationInvoiceUpdateAsync"));

    private static SolutionStep before(String name, String filter) {
        return new SolutionStep(name, BEFORE, false, filter);
    }

    private static SolutionStep after(String name, String filter) {
        return new SolutionStep(name, AFTER, false, filter);
    }

    private static SolutionStep later(String name) {
        return new SolutionStep(name, AFTER, true, "");
    }

    /** The row of the registration. */
    Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", name);
        values.put("stage", stage);
        values.put("mode", asynchronous ? 1 : 0);
        values.put("filteringattributes", filter.isEmpty() ? null : filter);
        values.put("statecode", 0);
        values.put("statuscode", 1);
        values.put("ismanaged", true);
        return values;
    }
}
