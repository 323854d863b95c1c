package dev.p2c.check.data;

/** What people call the rows of an entity set of Sales, and where they create one. */
enum SalesTable {
    PRICE_LIST("pricelevels", "price list", "Settings > Product catalog > Price lists"),
    UNIT(
            "uoms",
            "unit",
            "Settings > Product catalog > Unit groups: open the group, Units, New, Name"),
    UNIT_GROUP("uomschedules", "unit group", "Settings > Product catalog > Unit groups"),
    CURRENCY(
            "transactioncurrencies",
            "currency",
            "Settings > Business management > Currencies: New, Currency code"),
    ACCOUNT("accounts", "account", "Sales > Accounts"),
    CONTACT("contacts", "contact", "Sales > Contacts"),
    PRODUCT("products", "product", "Settings > Product catalog > Families and products"),
    OTHER("", "", "");

    private final String set;
    private final String label;
    private final String menu;

    SalesTable(String set, String label, String menu) {
        this.set = set;
        this.label = label;
        this.menu = menu;
    }

    /** The table of a set; of an unknown one, without a menu. */
    static SalesTable of(String set) {
        for (SalesTable table : values()) {
            if (table.set.equals(set)) {
                return table;
            }
        }
        return OTHER;
    }

    /** {@code price list}. */
    String label() {
        return label;
    }

    /** The menu path; may be empty. */
    String menu() {
        return menu;
    }
}
