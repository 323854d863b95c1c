package dev.p2c.sandbox.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;

/** Simulates salespeople who enter customers and contacts and record changes to them. */
final class CustomerDesk {

    private final ServiceClient sales;
    private final ServiceClient finance;

    CustomerDesk(ServiceClient sales, ServiceClient finance) {
        this.sales = sales;
        this.finance = finance;
    }

    /** Enters a new company as an account. */
    Optional<Event> enterCompany(Deal deal) {
        return enterCompany(deal, EntryMistake.NONE);
    }

    DealStep enterCompanyWith(EntryMistake mistake) {
        return deal -> enterCompany(deal, mistake);
    }

    private Optional<Event> enterCompany(Deal deal, EntryMistake mistake) {
        DealRandom random = deal.random("customer");
        UUID id = random.uuid();
        CustomerAddress address = CustomerAddress.any(random);
        String name = SampleNames.company(random);
        ObjectNode row = ServiceClient.object();
        row.put("name", name);
        row.put("telephone1", SampleNames.phone(random));
        row.put("numberofemployees", random.between(5, 900));
        address.writeTo(row, "address1");
        String said = mistake.apply(row, random, this::currency);
        sales.put("accounts(" + id + ")", row);
        String number = number("accounts", id, "accountnumber");
        deal.customer(new DealCustomer("accounts", id, number, name, address));
        if (mistake == EntryMistake.NONE) {
            return Event.happened(
                    EventKind.CUSTOMER,
                    "new customer %s of %s, account %s",
                    name,
                    address.city(),
                    number);
        }
        deal.correctBy(mistaken -> correct(mistaken, mistake, address));
        return Event.happened(
                EventKind.MISTAKE, "new customer %s, account %s, %s", name, number, said);
    }

    private Optional<Event> correct(Deal deal, EntryMistake mistake, CustomerAddress address) {
        ObjectNode row = ServiceClient.object();
        String said = mistake.correct(row, deal.customer().name(), address, this::currency);
        sales.change(resource(deal.customer()), row);
        return Event.happened(EventKind.CORRECTION, "%s: %s", deal.customer().name(), said);
    }

    private String currency(String code) {
        JsonNode found =
                sales.rows(
                        "transactioncurrencies?$select=transactioncurrencyid&$filter=isocurrencycode eq '"
                                + code
                                + "'");
        return "/transactioncurrencies(" + found.at("/0/transactioncurrencyid").asText() + ")";
    }

    /** Enters a contact who works for the customer. */
    Optional<Event> enterContact(Deal deal) {
        DealRandom random = deal.random("contact");
        UUID id = random.uuid();
        ObjectNode row = person(random, deal.customer().address());
        row.put("jobtitle", SampleNames.job(random));
        row.put("parentcustomerid_account@odata.bind", deal.customer().link());
        sales.put("contacts(" + id + ")", row);
        String number = number("contacts", id, "msdynce_contactnumber");
        return Event.happened(
                EventKind.CONTACT,
                "%s %s is the contact person at %s, contact %s",
                row.path("firstname").asText(),
                row.path("lastname").asText(),
                deal.customer().name(),
                number);
    }

    /** Enters a private person, a contact who is the customer. */
    Optional<Event> enterPerson(Deal deal) {
        DealRandom random = deal.random("customer");
        UUID id = random.uuid();
        CustomerAddress address = CustomerAddress.any(random);
        ObjectNode row = person(random, address);
        sales.put("contacts(" + id + ")", row);
        String number = number("contacts", id, "msdynce_contactnumber");
        String name = row.path("firstname").asText() + " " + row.path("lastname").asText();
        deal.customer(new DealCustomer("contacts", id, number, name, address));
        return Event.happened(
                EventKind.CONTACT,
                "%s of %s wants to buy, contact %s",
                name,
                address.city(),
                number);
    }

    private static ObjectNode person(DealRandom random, CustomerAddress address) {
        ObjectNode row = ServiceClient.object();
        row.put("firstname", SampleNames.first(random));
        row.put("lastname", SampleNames.last(random));
        row.put("telephone1", SampleNames.phone(random));
        address.writeTo(row, "address1");
        return row;
    }

    /** Changes the address of the customer once Finance has the customer. */
    Optional<Event> move(Deal deal) {
        DealCustomer customer = deal.customer();
        if (inFinance(customer).isEmpty()) {
            return Optional.empty();
        }
        CustomerAddress address = CustomerAddress.any(deal.random("move"));
        ObjectNode row = ServiceClient.object();
        address.writeTo(row, "address1");
        sales.change(resource(customer), row);
        return Event.happened(
                EventKind.EDIT,
                "%s moves to %s, %s",
                customer.name(),
                address.street(),
                address.city());
    }

    /** Promotes the contact once Finance has the contact. */
    Optional<Event> promote(Deal deal) {
        UUID id = deal.random("contact").uuid();
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
        return Event.happened(
                EventKind.EDIT, "%s of %s is head of purchasing now", name, deal.customer().name());
    }

    /** Accounting assigns a sales tax group to the customer once Finance has the customer. */
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
        return Event.happened(
                EventKind.EDIT,
                "accounting assigns sales tax group STD to %s",
                deal.customer().name());
    }

    private JsonNode inFinance(DealCustomer customer) {
        String query =
                "CustomersV2?cross-company=true&$select=dataAreaId&$filter=CustomerAccount eq '%s'";
        return finance.rows(query.formatted(customer.number()));
    }

    private String number(String set, UUID id, String column) {
        return sales.get(set + "(" + id + ")?$select=" + column).path(column).asText();
    }

    private static String resource(DealCustomer customer) {
        return customer.set() + "(" + customer.id() + ")";
    }
}
