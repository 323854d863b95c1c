package dev.p2c.odata.sales;

import java.util.Locale;
import java.util.Map;

/** Says what to do about refusals whose text in Sales does not tell (data service error codes). */
final class SalesAdvice {

    private static final Map<String, String> BY_CODE =
            Map.of(
                    "0x8004f908",
                    "The product is a draft, retired or under revision in Sales: publish or activate it there",
                    "0x8004f995",
                    "This Sales changes only drafts: revise the product there, and publish it after the next pass",
                    "0x80043b06",
                    "Another product of Sales has this number, perhaps one of another business unit or company: change one of the two numbers",
                    "0x80043b07",
                    "The quantity has more decimals than the product allows: raise its Decimals Supported in Sales, and the unit's decimals in Finance",
                    "0x80043b13",
                    "The product needs a unit group: name one in the mapping",
                    "0x80043b14",
                    "The unit belongs to another unit group than the product: add the unit to the product's group",
                    "0x80041100",
                    "Sales sets one of these columns when a row is created and never changes it: take that column out of the mapping",
                    "0x80043b0f",
                    "Another price list has this name: rename one of them");

    private SalesAdvice() {}

    /** The service's sentence, followed by what to do where that is known. */
    static String with(String code, String message) {
        String advice = BY_CODE.get(code.toLowerCase(Locale.ROOT));
        if (advice == null && isReadOnly(message)) {
            advice =
                    "The document is closed in Sales: make it active again there, or wait until its header is written again";
        }
        return advice == null ? message : message + " (" + advice + ")";
    }

    /** No list of codes has the error of a closed document; its text is known in two forms. */
    private static boolean isReadOnly(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        return text.contains("record is read only") || text.contains("read-only entity");
    }
}
