package dev.p2c.sandbox.demo;

import dev.p2c.sandbox.demo.TimestampGenerator.Times;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Builds rows of {@code contacts} in Sales from persons. */
final class ContactRows {

    private ContactRows() {}

    static Map<String, Object> of(Person person, UUID owner, Times times) {
        Map<String, Object> row = new HashMap<>();
        row.put("contactid", person.id());
        row.put("_ownerid_value", owner);
        row.put("msdynce_contactnumber", person.contactNumber());
        row.put("firstname", person.firstName());
        row.put("middlename", person.middleName());
        row.put("lastname", person.lastName());
        row.put("emailaddress1", person.email());
        row.put("telephone1", person.phone());
        row.put("mobilephone", person.mobile());
        row.put("jobtitle", person.jobTitle());
        row.put("department", person.department());
        row.put("gendercode", person.gender());
        row.put("familystatuscode", person.family());
        row.put("msdynce_isactivecustomer", person.isCustomer());
        String currency = person.address().country().currency();
        row.put("_transactioncurrencyid_value", AccountRows.currency(currency));
        AccountRows.address(row, "address1", person.address());
        if (!person.isCustomer()) {
            row.put("_parentcustomerid_value", person.company().id());
            row.put("websiteurl", "https://www." + person.company().domain());
        }
        row.put("createdon", times.created());
        row.put("modifiedon", times.modified());
        return row;
    }
}
