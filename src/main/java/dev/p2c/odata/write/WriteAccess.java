package dev.p2c.odata.write;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.model.Model;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells refusals of single rows (403) from a right that is missing for all rows, by what the
 * service did since: rows that are refused one after another, without a row that is written, have
 * one reason. A right that is withdrawn later is found in this way, too. Shared by all batches of a
 * connection. Thread-safe.
 */
public final class WriteAccess {

    private static final int FORBIDDEN = 403;

    /** Rows refused without an exception from which on the rows are not the reason. */
    private static final int MANY = 10;

    /** Dataverse names a missing privilege: {@code is missing prvCreateAccount privilege}. */
    private static final Pattern PRIVILEGE = Pattern.compile("\\bprv[A-Z]\\w+");

    private final Set<String> allowed = ConcurrentHashMap.newKeySet();

    /** By entity set: keys of the rows that were refused since a row was written. */
    private final Map<String, Set<Map<String, JsonNode>>> refused = new ConcurrentHashMap<>();

    /**
     * Looks at the results of a batch.
     *
     * @param keys of the rows that were sent
     * @throws dev.p2c.error.ConfigurationException if the service refuses all rows because the
     *     application user may not write or read the entity set
     */
    void judge(
            BatchSender sender,
            Model.EntityType type,
            Collection<Map<String, JsonNode>> keys,
            List<WriteResult> results) {
        if (results.stream().anyMatch(WriteResult.Written.class::isInstance)) {
            allowed.add(type.set());
            refused.remove(type.set());
        } else if (!results.isEmpty() && results.stream().allMatch(WriteAccess::isForbidden)) {
            forbidden(sender, type, keys, (WriteResult.Refused) results.get(0));
        }
    }

    private static boolean isForbidden(WriteResult result) {
        return result instanceof WriteResult.Refused refused && refused.status() == FORBIDDEN;
    }

    private void forbidden(
            BatchSender sender,
            Model.EntityType type,
            Collection<Map<String, JsonNode>> keys,
            WriteResult.Refused first) {
        Set<Map<String, JsonNode>> rows =
                refused.computeIfAbsent(type.set(), set -> ConcurrentHashMap.newKeySet());
        keys.stream().limit(MANY).forEach(rows::add);
        Matcher privilege = PRIVILEGE.matcher(first.message());
        boolean isNamed = privilege.find();
        if (rows.size() > 1 && isNamed || rows.size() >= MANY) {
            throw sender.misconfigured(
                    type,
                    "the last %d rows or more were all refused: 403 %s. Give the application user a role with %s"
                            .formatted(
                                    rows.size(),
                                    first.message(),
                                    isNamed ? privilege.group() : "the right to write"));
        }
        if (!allowed.contains(type.set())) {
            sender.probe(type);
        }
    }
}
