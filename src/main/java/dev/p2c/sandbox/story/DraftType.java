package dev.p2c.sandbox.story;

/** The two documents that salespeople draft, with the entity sets and the key of each. */
enum DraftType {
    QUOTE("quotes", "quotedetails", "quoteid"),
    ORDER("salesorders", "salesorderdetails", "salesorderid");

    private final String headers;
    private final String lines;
    private final String key;

    DraftType(String headers, String lines, String key) {
        this.headers = headers;
        this.lines = lines;
        this.key = key;
    }

    String headers() {
        return headers;
    }

    String lines() {
        return lines;
    }

    String key() {
        return key;
    }
}
