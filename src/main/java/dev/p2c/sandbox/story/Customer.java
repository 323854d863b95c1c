package dev.p2c.sandbox.story;

import java.util.UUID;

/**
 * Who buys.
 *
 * @param set {@code accounts} or {@code contacts}
 * @param number account or contact number, as Sales gave it
 */
record Customer(String set, UUID id, String number, String name, Home home) {

    boolean isPerson() {
        return set.equals("contacts");
    }

    /** Property that a document names it by. */
    String bind() {
        return isPerson() ? "customerid_contact@odata.bind" : "customerid_account@odata.bind";
    }

    String link() {
        return "/" + set + "(" + id + ")";
    }
}
