package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.Row;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Computes the entity tags of Finance: weak tags that encode, in base64, a pair of record version
 * and record id for each data source that the entity joins. A stored row holds its versions under
 * {@link #COLUMN} as an {@code int[]}, which must not be modified; a row without versions has those
 * of a new row. Thread-safe.
 */
public final class FinanceEtag {

    /** Index of the versions in a stored row, greater than any column index. */
    public static final int COLUMN = Short.MAX_VALUE;

    private static final long FIRST_RECORD_ID = 5_637_144_576L;

    private static final Map<EntityModel, int[]> INITIAL = new ConcurrentHashMap<>();

    private FinanceEtag() {}

    /**
     * Versions of a new row: 1 for each data source of the entity. The array is shared by all rows.
     */
    public static int[] initial(EntityModel entity) {
        return INITIAL.computeIfAbsent(
                entity,
                e -> {
                    int[] versions = new int[Math.max(2, parts(e).size())];
                    Arrays.fill(versions, 0, parts(e).size(), 1);
                    return versions;
                });
    }

    /**
     * Versions after an update: new random numbers for the data sources that hold a changed column,
     * unchanged numbers for the others.
     *
     * @param before the row's value under {@link #COLUMN}; null for a new row
     * @param changed names of the columns whose value changed; may be empty
     */
    public static int[] touched(
            EntityModel entity, Object before, Collection<String> changed, Random random) {
        int[] versions = (before == null ? initial(entity) : (int[]) before).clone();
        List<FinanceDataSource> parts = parts(entity);
        changed.stream()
                .map(name -> FinanceDataSource.of(entity, name))
                .distinct()
                .mapToInt(parts::indexOf)
                .forEach(i -> versions[i] = another(versions[i], random));
        return versions;
    }

    private static int another(int version, Random random) {
        int next = version;
        while (next == version) {
            next = 1 + random.nextInt(Integer.MAX_VALUE - 1);
        }
        return next;
    }

    /** The etag of a row. */
    static String of(EntityModel entity, Row row) {
        Object stored = row.get(COLUMN);
        int[] versions = stored == null ? initial(entity) : (int[]) stored;
        int present = parts(entity).size();
        StringBuilder pairs = new StringBuilder("'");
        for (int i = 0; i < versions.length; i++) {
            long id = i < present ? recordId(entity, row, i) : 0;
            pairs.append(i == 0 ? "" : ";").append(versions[i]).append(',').append(id);
        }
        byte[] text = pairs.append('\'').toString().getBytes(StandardCharsets.US_ASCII);
        return "W/\"" + Base64.getEncoder().encodeToString(text) + "\"";
    }

    /** Record id derived from the key, so that it never changes for a row. */
    private static long recordId(EntityModel entity, Row row, int part) {
        int hash = (entity.set().hashCode() * 31 + row.key().hashCode()) * 31 + part;
        return FIRST_RECORD_ID + (hash & Integer.MAX_VALUE);
    }

    private static List<FinanceDataSource> parts(EntityModel entity) {
        return FinanceDataSource.of(entity);
    }
}
