package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.store.Row;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Entity tags of Finance: a pair of record version and record id for each data source that the
 * entity joins, base64 in a weak tag. The versions of a row are kept beside its columns, under
 * {@link #COLUMN}, as an {@code int[]} that nobody changes; a row without one is as if just
 * inserted. Thread-safe.
 */
public final class FinanceEtag {

    /** Place of the versions in a stored row, beyond every real column. */
    public static final int COLUMN = Short.MAX_VALUE;

    private static final long FIRST_RECORD_ID = 5_637_144_576L;

    private static final Map<EntityModel, int[]> INITIAL = new ConcurrentHashMap<>();

    private FinanceEtag() {}

    /**
     * Versions of a row just inserted: 1 in every data source that is there. Shared by all rows.
     */
    public static int[] initial(EntityModel entity) {
        return INITIAL.computeIfAbsent(
                entity,
                e -> {
                    int[] versions = new int[Math.max(2, parts(e).length)];
                    Arrays.fill(versions, 0, parts(e).length, 1);
                    return versions;
                });
    }

    /**
     * Versions after an update: those of the data sources that hold a changed column are new random
     * numbers, the others stay.
     *
     * @param before the row's value under {@link #COLUMN}; null as after the insert
     * @param changed names of columns whose value differs now; none changes nothing
     */
    public static int[] touched(
            EntityModel entity, Object before, Collection<String> changed, Random random) {
        int[] versions = (before == null ? initial(entity) : (int[]) before).clone();
        FinanceDataSource[] parts = parts(entity);
        changed.stream()
                .map(name -> FinanceDataSource.of(entity, name))
                .distinct()
                .mapToInt(source -> Arrays.binarySearch(parts, source))
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

    static String of(EntityModel entity, Row row) {
        Object stored = row.get(COLUMN);
        int[] versions = stored == null ? initial(entity) : (int[]) stored;
        int present = parts(entity).length;
        StringBuilder pairs = new StringBuilder("'");
        for (int i = 0; i < versions.length; i++) {
            long id = i < present ? recordId(entity, row, i) : 0;
            pairs.append(i == 0 ? "" : ";").append(versions[i]).append(',').append(id);
        }
        byte[] text = pairs.append('\'').toString().getBytes(StandardCharsets.US_ASCII);
        return "W/\"" + Base64.getEncoder().encodeToString(text) + "\"";
    }

    /** Follows from the key, so it stays the same for the life of the row. */
    private static long recordId(EntityModel entity, Row row, int part) {
        int hash = (entity.set().hashCode() * 31 + row.key().hashCode()) * 31 + part;
        return FIRST_RECORD_ID + (hash & Integer.MAX_VALUE);
    }

    private static FinanceDataSource[] parts(EntityModel entity) {
        return FinanceDataSource.of(entity);
    }
}
