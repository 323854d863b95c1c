package dev.p2c.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Sizes above which a service refuses a whole request, for limits that no document names; a zero
 * turns a limit off. A control call sets them.
 *
 * @param filterNodes words of a {@code $filter}: names, values and operators (ASP.NET's {@code
 *     MaxNodeCount}, 100 by default)
 * @param batchParts operations of a batch
 * @param addressLength characters of path and query
 */
record SizeLimits(int filterNodes, int batchParts, int addressLength) {

    static final SizeLimits NONE = new SizeLimits(0, 0, 0);

    static SizeLimits of(JsonNode body) {
        ControlBody fields = new ControlBody(body, "filterNodes", "batchParts", "addressLength");
        return new SizeLimits(
                fields.integer("filterNodes", 0, 0),
                fields.integer("batchParts", 0, 0),
                fields.integer("addressLength", 0, 0));
    }

    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("filterNodes", filterNodes);
        shown.put("batchParts", batchParts);
        shown.put("addressLength", addressLength);
        return shown;
    }

    boolean refusesAddress(int length) {
        return addressLength > 0 && length > addressLength;
    }

    /** The message for a batch with too many parts; empty for an accepted batch. */
    Optional<String> refusedBatch(int parts) {
        return batchParts > 0 && parts > batchParts
                ? Optional.of(
                        "The current batch message contains too many parts. A maximum number of"
                                + " '%d' parts are allowed in a batch message."
                                        .formatted(batchParts))
                : Optional.empty();
    }

    /**
     * The message for a filter with too many nodes; empty for an accepted filter.
     *
     * @param filter decoded
     */
    Optional<String> refusedFilter(String filter) {
        return filterNodes > 0 && nodes(filter) > filterNodes
                ? Optional.of(
                        "The query specified in the URI is not valid. The node count limit of '%d'"
                                        .formatted(filterNodes)
                                + " has been exceeded. To increase the limit, set the"
                                + " 'MaxNodeCount' property on EnableQueryAttribute or"
                                + " ODataValidationSettings.")
                : Optional.empty();
    }

    private static int nodes(String filter) {
        int nodes = 0;
        boolean inWord = false;
        boolean quoted = false;
        for (int i = 0; i < filter.length(); i++) {
            char c = filter.charAt(i);
            quoted ^= c == '\'';
            boolean separates = !quoted && (c == ' ' || c == '(' || c == ')' || c == ',');
            nodes += !separates && !inWord ? 1 : 0;
            inWord = !separates;
        }
        return nodes;
    }
}
