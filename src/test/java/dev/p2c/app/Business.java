package dev.p2c.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The steps that people and jobs take in one small company, each with the steps that it needs in
 * its own service. A step checks by itself whether rows of the other service have arrived.
 */
final class Business {

    private static final String ORDER = "ORD-79001-TEST";
    private static final String PRIVATE = "ORD-79002-TEST";
    private static final String BORN_IN_FINANCE = "SO-79003";
    private static final String BUYER = "/contacts(msdynce_contactnumber='CON-79002-TESTXX')";

    private final Engine engine;
    private final TestDeal deal;
    private final List<Act> acts = new ArrayList<>();

    Business(Engine engine) {
        this.engine = engine;
        this.deal = new TestDeal(engine);
        masterData();
        quotes();
        orders();
        finance();
    }

    /**
     * @param after names of acts that come first
     * @param attempt returns false, with nothing done, if the act must wait for the other service
     */
    record Act(String name, Set<String> after, BooleanSupplier attempt) {}

    List<Act> acts() {
        return List.copyOf(acts);
    }

    private void act(String name, Set<String> after, Runnable act) {
        act(name, after, () -> true, act);
    }

    private void act(String name, Set<String> after, BooleanSupplier possible, Runnable act) {
        acts.add(
                new Act(
                        name,
                        after,
                        () -> {
                            boolean now = possible.getAsBoolean();
                            if (now) {
                                act.run();
                            }
                            return now;
                        }));
    }

    private void masterData() {
        act(
                "products",
                Set.of(),
                () -> engine.finance().control("POST", "seed", "{\"products\": 2}"));
        act("account", Set.of(), deal::account);
        act(
                "telephone",
                Set.of("account"),
                () ->
                        engine.sales()
                                .patch(
                                        engine.sales().account(TestDeal.ACCOUNT),
                                        "{\"telephone1\": \"+47 22 99 99 99\"}"));
        act(
                "employee",
                Set.of("account"),
                () ->
                        deal.created(
                                "contacts",
                                """
                                {"msdynce_contactnumber": "CON-79001-TESTXX", "firstname": "Kari", "lastname": "Nordmann",
                                 "parentcustomerid_account@odata.bind": "/%s"}
                                """
                                        .formatted(engine.sales().account(TestDeal.ACCOUNT))));
        act(
                "buyer",
                Set.of(),
                () ->
                        deal.created(
                                "contacts",
                                """
                                {"msdynce_contactnumber": "CON-79002-TESTXX", "firstname": "Ola", "lastname": "Hansen",
                                 "address1_city": "Bergen", "address1_country": "norway"}
                                """));
    }

    private void quotes() {
        String quote = "QUO-79001-TEST";
        act("quote", Set.of("account"), () -> deal.document("quotes", quote, "Spring offer"));
        line("quote", "quotes", quote, 2, "2.5", "0");
        line("quote", "quotes", quote, 1, "3", "10.00");
        act(
                "quote activated",
                Set.of("quote line 1", "quote line 2"),
                () -> deal.activate("quotes", quote));
    }

    private void orders() {
        act("order", Set.of("account"), () -> deal.document("salesorders", ORDER, "Spring order"));
        line("order", "salesorders", ORDER, 2, "2.5", "0");
        line("order", "salesorders", ORDER, 1, "3", "10.00");
        act(
                "order activated",
                Set.of("order line 1", "order line 2"),
                () -> deal.activate("salesorders", ORDER));
        act(
                "private order",
                Set.of("buyer"),
                () -> deal.document("salesorders", PRIVATE, "Private", "contact", BUYER));
        line("private order", "salesorders", PRIVATE, 1, "7", "0.05");
        act(
                "private order activated",
                Set.of("private order line 1"),
                () -> deal.activate("salesorders", PRIVATE));
    }

    private void line(
            String document,
            String set,
            String number,
            int sequence,
            String quantity,
            String discount) {
        act(
                document + " line " + sequence,
                Set.of(document),
                () -> deal.product(1).has("productnumber"),
                () -> deal.line(set, number, sequence, quantity, discount));
    }

    private void finance() {
        press("charged", Set.of("order activated"), ORDER, 2, "charge", "{\"amount\": 50.00}");
        press("confirmed", Set.of("charged"), ORDER, 2, "confirm", "{}");
        press("shipped", Set.of("confirmed"), ORDER, 2, "ship", "{}");
        press("invoiced", Set.of("shipped"), ORDER, 2, "invoice", "{\"date\": \"2026-07-30\"}");
        press("private confirmed", Set.of("private order activated"), PRIVATE, 1, "confirm", "{}");
        act(
                "born",
                Set.of("products"),
                () -> there("CustomersV2", "CustomerAccount", TestDeal.ACCOUNT) == 1,
                () ->
                        post(
                                "CDSSalesOrderHeaders",
                                "{\"dataAreaId\": \"usmf\", \"SalesOrderNumber\": \"SO-79003\","
                                        + " \"OrderingCustomerAccountNumber\": \"ACC-79001-TESTXX\"}"));
        act(
                "born line",
                Set.of("born"),
                () ->
                        post(
                                "CDSSalesOrderLines",
                                "{\"dataAreaId\": \"usmf\", \"SalesOrderNumber\": \"SO-79003\","
                                        + " \"ProductNumber\": \"T0100-BLK-M\","
                                        + " \"OrderedSalesQuantity\": 4}"));
        press("born confirmed", Set.of("born line"), BORN_IN_FINANCE, 1, "confirm", "{}");
        act(
                "totals",
                Set.of("invoiced", "private confirmed", "born confirmed", "quote activated"),
                () ->
                        there("CDSSalesQuotationLines", "SalesQuotationNumber", "QUO-79001-TEST")
                                == 2,
                () -> deal.press("jobs/calculate-totals", "{}"));
        act("totals in between", Set.of(), () -> deal.press("jobs/calculate-totals", "{}"));
    }

    private void press(
            String name, Set<String> after, String order, int lines, String button, String json) {
        act(
                name,
                after,
                () -> there("CDSSalesOrderLines", "SalesOrderNumber", order) == lines,
                () -> deal.press("orders/" + order + "/" + button, json));
    }

    private int there(String set, String column, String value) {
        JsonNode rows =
                engine.finance()
                        .get(
                                "%s?cross-company=true&$filter=%s%%20eq%%20'%s'"
                                        .formatted(set, column, value))
                        .json();
        return rows.get("value").size();
    }

    private void post(String set, String json) {
        Reply reply = engine.finance().post(set + "?cross-company=true", json);
        if (reply.status() != 201) {
            throw new IllegalStateException(reply.body());
        }
    }
}
