package dev.p2c.sandbox.story;

import java.util.UUID;

/**
 * The account or contact that buys in a deal.
 *
 * @param set {@code accounts} or {@code contacts}
 * @param number account or contact number that Sales assigned
 */
record DealCustomer(String set, UUID id, String number, String name, CustomerAddress address) {

    boolean isPerson() {
        return set.equals("contacts");
    }

    /** Property of a document that refers to the customer. */
    String bind() {
        return isPerson() ? "customerid_contact@odata.bind" : "customerid_account@odata.bind";
    }

    String link() {
        return "/" + set + "(" + id + ")";
    }
}
