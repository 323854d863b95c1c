package dev.p2c.sandbox.demo;

import java.util.UUID;

/**
 * A person who is a contact in Sales.
 *
 * @param number its place in the sequence, from 0
 * @param company null for a person who buys for himself
 * @param middleName null for most
 * @param jobTitle null without a company
 * @param department null without a company
 * @param mobile null where there is none
 * @param gender 1 male, 2 female
 * @param family 1 single, 2 married, 3 divorced, 4 widowed, null where unknown
 */
record Person(
        long number,
        UUID id,
        String contactNumber,
        Company company,
        String firstName,
        String middleName,
        String lastName,
        String email,
        String phone,
        String mobile,
        String jobTitle,
        String department,
        int gender,
        Integer family,
        PostalAddress address) {

    /** Buys for himself: a customer in Finance, not a contact person. */
    boolean isCustomer() {
        return company == null;
    }
}
