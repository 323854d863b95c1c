package dev.p2c.sandbox.demo;

import java.util.UUID;

/**
 * Generated person who is a contact in Sales.
 *
 * @param number place in the sequence, from 0
 * @param company employer; null for a person who is a customer
 * @param middleName null for most persons
 * @param jobTitle null without a company
 * @param department null without a company
 * @param mobile may be null
 * @param gender 1 male, 2 female
 * @param family 1 single, 2 married, 3 divorced, 4 widowed; null if unknown
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

    /**
     * Whether the person becomes a customer in Finance instead of a contact person of a customer.
     */
    boolean isCustomer() {
        return company == null;
    }
}
