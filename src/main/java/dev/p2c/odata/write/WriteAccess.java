package dev.p2c.odata.write;

import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.model.Model;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells refusals of single rows (403) from a missing privilege, by what the service did before: an
 * entity set to which a row was written may be written. Shared by all batches of a connection.
 * Thread-safe.
 */
public final class WriteAccess {

    private static final int FORBIDDEN = 403;

    /** Rows refused without an exception from which on the rows are not the reason. */
    private static final int MANY = 10;

    /** Dataverse names a missing privilege: {@code is missing prvCreateAccount privilege}. */
    private static final Pattern PRIVILEGE = Pattern.compile("\\bprv[A-Z]\\w+");

    private final Set<String> allowed = ConcurrentHashMap.newKeySet();

    /**
     * Looks at the results of a batch.
     *
     * @throws dev.p2c.error.ConfigurationException if the service refused all rows because the
     *     application user may not write or read the entity set
     */
    void judge(BatchSender sender, Model.EntityType type, List<WriteResult> results) {
        if (results.stream().anyMatch(WriteResult.Written.class::isInstance)) {
            allowed.add(type.set());
        } else if (!allowed.contains(type.set())
                && !results.isEmpty()
                && results.stream().allMatch(WriteAccess::isForbidden)) {
            forbidden(sender, type, results);
        }
    }

    private static boolean isForbidden(WriteResult result) {
        return result instanceof WriteResult.Refused refused && refused.status() == FORBIDDEN;
    }

    private static void forbidden(
            BatchSender sender, Model.EntityType type, List<WriteResult> results) {
        WriteResult.Refused first = (WriteResult.Refused) results.get(0);
        Matcher privilege = PRIVILEGE.matcher(first.message());
        boolean isNamed = privilege.find();
        if (results.size() > 1 && isNamed || results.size() >= MANY) {
            throw sender.misconfigured(
                    type,
                    "all %d rows were refused: 403 %s. Give the application user a role with %s"
                            .formatted(
                                    results.size(),
                                    first.message(),
                                    isNamed ? privilege.group() : "the right to write"));
        }
        sender.probe(type);
    }
}
