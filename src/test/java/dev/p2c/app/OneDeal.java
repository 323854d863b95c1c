package dev.p2c.app;

/** What people and the jobs of Finance do in one deal, from account to invoice. */
final class OneDeal {

    static final String ORDER = "ORD-79001-TEST";

    private static final String ACCOUNT =
            """
            {"accountnumber": "ACC-79001-TESTXX", "name": "Nordlicht Möbel AS", "creditlimit": 12345.67,
             "fax": "+47 22 00 00 01", "numberofemployees": 42, "description": "Asks for Kari. 日本 & <b>",
             "emailaddress1": "post@nordlicht.example", "telephone1": "+47 22 00 00 00",
             "websiteurl": "https://nordlicht.example", "address1_line1": "Storgata 1\\nOppgang B",
             "address1_city": "Oslo", "address1_country": "Norway", "address1_postalcode": "0155",
             "address1_stateorprovince": "03", "address2_line1": "Lagerveien 7", "address2_city": "Drammen",
             "address2_country": "norway", "address2_postalcode": "3040", "address2_stateorprovince": "30"}
            """;

    private static final String EMPLOYEE =
            """
            {"msdynce_contactnumber": "CON-79001-TESTXX", "firstname": "Kari", "middlename": "Ann",
             "lastname": "Nordmann", "gendercode": 2, "familystatuscode": 2, "governmentid": "010203 12345",
             "department": "Purchasing", "jobtitle": "Buyer", "description": "Calls back.", "donotemail": true,
             "emailaddress1": "kari@nordlicht.example", "telephone1": "+47 22 00 00 02",
             "websiteurl": "https://kari.nordlicht.example", "address1_line1": "Storgata 1",
             "address1_city": "Oslo", "address1_stateorprovince": "03", "address1_postalcode": "0155",
             "address1_country": "Norway",
             "parentcustomerid_account@odata.bind": "/%s"}
            """;

    private static final String BUYER =
            """
            {"msdynce_contactnumber": "CON-79002-TESTXX", "firstname": "Ola", "middlename": "M.",
             "lastname": "Hansen", "creditlimit": 1500.50, "fax": "+47 55 00 00 01",
             "description": "Pays at once.", "emailaddress1": "ola@hansen.example",
             "telephone1": "+47 55 00 00 00", "websiteurl": "https://hansen.example",
             "address1_line1": "Bryggen 3", "address1_city": "Bergen", "address1_stateorprovince": "46",
             "address1_postalcode": "5003", "address1_country": "norway"}
            """;

    private final Engine engine;
    private final TestDeal deal;

    OneDeal(Engine engine, TestDeal deal) {
        this.engine = engine;
        this.deal = deal;
    }

    /** Creates two products in Finance, and in Sales an account, a contact of it and a buyer. */
    void customersAndProducts() {
        engine.finance().control("POST", "seed", "{\"products\": 2}");
        deal.created("accounts", ACCOUNT);
        deal.created("contacts", EMPLOYEE.formatted(engine.sales().account(TestDeal.ACCOUNT)));
        deal.created("contacts", BUYER);
    }

    /**
     * Activates a quote of the account with a discount of 10.00 on 3 units, and one of the buyer.
     */
    void quotes() {
        deal.document("quotes", "QUO-79001-TEST", "Spring offer");
        deal.line("quotes", "QUO-79001-TEST", 1, "3", "10.00");
        deal.line("quotes", "QUO-79001-TEST", 2, "2.5", "0");
        deal.activate("quotes", "QUO-79001-TEST");
        String contact = "/contacts(msdynce_contactnumber='CON-79002-TESTXX')";
        deal.document("quotes", "QUO-79002-TEST", "Private offer", "contact", contact);
        deal.line("quotes", "QUO-79002-TEST", 1, "1", "0");
        deal.activate("quotes", "QUO-79002-TEST");
    }

    /** Activates an order of the account. */
    void order() {
        deal.document("salesorders", ORDER, "Spring order");
        deal.line("salesorders", ORDER, 1, "3", "10.00");
        deal.line("salesorders", ORDER, 2, "2.5", "0");
        deal.activate("salesorders", ORDER);
    }

    /** Charges freight in Finance and confirms the order. */
    void confirmed() {
        deal.press("orders/" + ORDER + "/charge", "{\"amount\": 50.00}");
        step("confirm");
    }

    void invoiced() {
        deal.press("orders/" + ORDER + "/invoice", "{\"date\": \"2026-07-30\"}");
        deal.press("jobs/calculate-totals", "{}");
    }

    /** Takes the order one step further in Finance. */
    void step(String button) {
        deal.press("orders/" + ORDER + "/" + button, "{}");
        deal.press("jobs/calculate-totals", "{}");
    }
}
