package dev.p2c.sandbox.finance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Checks the state of an address. Finance keeps states as rows of a country/region and refuses an
 * id that the country does not have. Here the United States, Canada and Australia have rows; for
 * all other countries any id is taken, because the rows differ between installations.
 */
final class AddressStates {

    private static final Map<String, Set<String>> BY_COUNTRY =
            Map.of(
                    "US",
                    ids(
                            "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI"
                                    + " MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX"
                                    + " UT VT VA WA WV WI WY AS GU MP PR VI"),
                    "CA",
                    ids("AB BC MB NB NL NT NS NU ON PE QC SK YT"),
                    "AU",
                    ids("NSW QLD SA TAS VIC WA ACT NT"));
    private static final List<String> PREFIXES =
            List.of("Address", "DeliveryAddress", "PrimaryAddress", "InvoiceAddress");
    private static final List<String> ENDINGS = List.of("State", "StateId");

    private AddressStates() {}

    /** Reports states that their country does not have. Checks only values that a write changes. */
    static void check(FinanceDraft draft, Infolog infolog) {
        for (String prefix : PREFIXES) {
            for (String ending : ENDINGS) {
                String column = prefix + ending;
                if (draft.model().column(column) != null && draft.changes(column)) {
                    check(draft, prefix, draft.text(column), infolog);
                }
            }
        }
    }

    private static void check(FinanceDraft draft, String prefix, String state, Infolog infolog) {
        Set<String> states = BY_COUNTRY.get(draft.text(prefix + "CountryRegionISOCode"));
        if (states != null
                && !state.isEmpty()
                && !states.contains(state.toUpperCase(Locale.ROOT))) {
            infolog.error(ReferencedValues.notFound(state, "State", "States"));
        }
    }

    private static Set<String> ids(String list) {
        return Set.of(list.split(" "));
    }
}
