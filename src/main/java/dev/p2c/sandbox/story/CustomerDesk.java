package dev.p2c.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.story.Event.Kind;
import java.util.Optional;
import java.util.UUID;

/** Salespeople enter customers, and write down what changes. */
final class CustomerDesk {

    private final ServiceClient sales;
    private final ServiceClient finance;

    CustomerDesk(ServiceClient sales, ServiceClient finance) {
        this.sales = sales;
        this.finance = finance;
    }

    /** A company nobody has sold to before. */
    Optional<Event> enterCompany(Deal deal) {
        return enterCompany(deal, Flaw.NONE);
    }

    DealStep enterCompanyWith(Flaw flaw) {
        return deal -> enterCompany(deal, flaw);
    }

    private Optional<Event> enterCompany(Deal deal, Flaw flaw) {
        Chance chance = deal.chance("customer");
        UUID id = chance.uuid();
        Home home = Home.any(chance);
        String name = Names.company(chance);
        ObjectNode row = ServiceClient.object();
        row.put("name", name);
        row.put("telephone1", Names.phone(chance));
        row.put("numberofemployees", chance.between(5, 900));
        home.writeTo(row, "address1");
        String said = flaw.spoil(row, chance, this::currency);
        sales.put("accounts(" + id + ")", row);
        String number = number("accounts", id, "accountnumber");
        deal.customer(new Customer("accounts", id, number, name, home));
        if (flaw == Flaw.NONE) {
            return happened(
                    Kind.CUSTOMER, "new customer %s of %s, account %s", name, home.city(), number);
        }
        deal.correctBy(flawed -> correct(flawed, flaw, home));
        return happened(Kind.MISTAKE, "new customer %s, account %s, %s", name, number, said);
    }

    private Optional<Event> correct(Deal deal, Flaw flaw, Home home) {
        ObjectNode row = ServiceClient.object();
        String said = flaw.mend(row, deal.customer().name(), home, this::currency);
        sales.change(address(deal.customer()), row);
        return happened(Kind.CORRECTION, "%s: %s", deal.customer().name(), said);
    }

    private String currency(String code) {
        JsonNode found =
                sales.rows(
                        "transactioncurrencies?$select=transactioncurrencyid&$filter=isocurrencycode eq '"
                                + code
                                + "'");
        return "/transactioncurrencies(" + found.at("/0/transactioncurrencyid").asText() + ")";
    }

    /** Somebody who works for the customer. */
    Optional<Event> enterContact(Deal deal) {
        Chance chance = deal.chance("contact");
        UUID id = chance.uuid();
        ObjectNode row = person(chance, deal.customer().home());
        row.put("jobtitle", Names.job(chance));
        row.put("parentcustomerid_account@odata.bind", deal.customer().link());
        sales.put("contacts(" + id + ")", row);
        String number = number("contacts", id, "msdynce_contactnumber");
        return happened(
                Kind.CONTACT,
                "%s %s is whom to call at %s, contact %s",
                row.path("firstname").asText(),
                row.path("lastname").asText(),
                deal.customer().name(),
                number);
    }

    /** Somebody who buys for himself. */
    Optional<Event> enterPerson(Deal deal) {
        Chance chance = deal.chance("customer");
        UUID id = chance.uuid();
        Home home = Home.any(chance);
        ObjectNode row = person(chance, home);
        sales.put("contacts(" + id + ")", row);
        String number = number("contacts", id, "msdynce_contactnumber");
        String name = row.path("firstname").asText() + " " + row.path("lastname").asText();
        deal.customer(new Customer("contacts", id, number, name, home));
        return happened(
                Kind.CONTACT, "%s of %s wants to buy, contact %s", name, home.city(), number);
    }

    private static ObjectNode person(Chance chance, Home home) {
        ObjectNode row = ServiceClient.object();
        row.put("firstname", Names.first(chance));
        row.put("lastname", Names.last(chance));
        row.put("telephone1", Names.phone(chance));
        home.writeTo(row, "address1");
        return row;
    }

    /** The customer moves, once Finance knows him. */
    Optional<Event> move(Deal deal) {
        Customer customer = deal.customer();
        if (inFinance(customer).isEmpty()) {
            return Optional.empty();
        }
        Home home = Home.any(deal.chance("move"));
        ObjectNode row = ServiceClient.object();
        home.writeTo(row, "address1");
        sales.change(address(customer), row);
        return happened(
                Kind.EDIT, "%s moves to %s, %s", customer.name(), home.street(), home.city());
    }

    /** The contact rises, once Finance knows him. */
    Optional<Event> promote(Deal deal) {
        UUID id = deal.chance("contact").uuid();
        JsonNode contact = sales.get("contacts(" + id + ")?$select=fullname,msdynce_contactnumber");
        String number = contact.path("msdynce_contactnumber").asText();
        String persons =
                "CDSContactPersons?cross-company=true&$select=ContactPersonPartyNumber"
                        + "&$filter=ContactPersonPartyNumber eq '%s'";
        if (finance.rows(persons.formatted(number)).isEmpty()) {
            return Optional.empty();
        }
        ObjectNode row = ServiceClient.object().put("jobtitle", "Head of Purchasing");
        sales.change("contacts(" + id + ")", row);
        String name = contact.path("fullname").asText();
        return happened(
                Kind.EDIT, "%s of %s is head of purchasing now", name, deal.customer().name());
    }

    /** Accounting lets the customer pay sales tax. */
    Optional<Event> tax(Deal deal) {
        JsonNode found = inFinance(deal.customer());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String key = "CustomersV2(dataAreaId='%s',CustomerAccount='%s')?cross-company=true";
        String company = found.at("/0/dataAreaId").asText();
        finance.change(
                key.formatted(company, deal.customer().number()),
                ServiceClient.object().put("SalesTaxGroup", "STD"));
        return happened(
                Kind.EDIT, "accounting: %s pays sales tax, group STD", deal.customer().name());
    }

    private JsonNode inFinance(Customer customer) {
        String query =
                "CustomersV2?cross-company=true&$select=dataAreaId&$filter=CustomerAccount eq '%s'";
        return finance.rows(query.formatted(customer.number()));
    }

    private String number(String set, UUID id, String column) {
        return sales.get(set + "(" + id + ")?$select=" + column).path(column).asText();
    }

    private static String address(Customer customer) {
        return customer.set() + "(" + customer.id() + ")";
    }

    private static Optional<Event> happened(Kind kind, String text, Object... values) {
        return Optional.of(Event.of(kind, text, values));
    }
}
