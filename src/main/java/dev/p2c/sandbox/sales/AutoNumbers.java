package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.store.EntityTable;
import dev.p2c.sandbox.store.Row;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Generates numbers as Sales and the Prospect to cash solution do, such as {@code
 * ACC-01000-BVRCPS}: a prefix, a number from 01000 upwards and a suffix of letters (Prospect to
 * cash, accounts and contacts). Used inside a write.
 */
final class AutoNumbers {

    private static final int FIRST = 1000;
    private static final int LETTERS = 6;
    private static final String SEQUENCES = "msdynce_p2cautonumbers";

    private final SalesTables tables;
    private final GeneratedIds ids;
    private final Map<String, Integer> documents = new HashMap<>();
    private final Map<String, UUID> sequences = new HashMap<>();

    AutoNumbers(SalesTables tables, GeneratedIds ids) {
        this.tables = tables;
        this.ids = ids;
    }

    /** Next number of a quote, order or invoice. A failed write leaves a gap, as in the service. */
    String document(String prefix) {
        int number = documents.merge(prefix, FIRST, (old, first) -> old + 1);
        return format(prefix, number, LETTERS);
    }

    /** Next number of an account or contact; the solution keeps these sequences in a table. */
    String customer(String entity, String prefix) {
        EntityTable table = tables.table(SEQUENCES);
        Row row = sequence(table, entity, prefix);
        int number = (Integer) tables.value(SEQUENCES, row, "msdynce_numbersequence");
        Object letters = tables.value(SEQUENCES, row, "msdynce_suffixlength");
        Object start = tables.value(SEQUENCES, row, "msdynce_prefix");
        Map<Integer, Object> values = row.toMap();
        values.put(table.model().index("msdynce_numbersequence"), number + 1);
        table.put(values);
        return format((String) start, number, letters == null ? LETTERS : (Integer) letters);
    }

    void restart() {
        documents.clear();
        sequences.clear();
    }

    private Row sequence(EntityTable table, String entity, String prefix) {
        Row known = tables.row(SEQUENCES, sequences.get(entity));
        if (known != null) {
            return known;
        }
        Row row =
                tables.where(SEQUENCES, "msdynce_entityname", entity).stream()
                        .findFirst()
                        .orElseGet(() -> table.put(first(table, entity, prefix)));
        sequences.put(entity, tables.id(SEQUENCES, row));
        return row;
    }

    private Map<Integer, Object> first(EntityTable table, String entity, String prefix) {
        Map<Integer, Object> values = new TreeMap<>();
        Map.of(
                        "msdynce_p2cautonumberid", ids.next(),
                        "msdynce_entityname", entity,
                        "msdynce_name", entity,
                        "msdynce_prefix", prefix,
                        "msdynce_numbersequence", FIRST,
                        "msdynce_suffixlength", LETTERS,
                        "statecode", 0,
                        "statuscode", 1)
                .forEach((name, value) -> values.put(table.model().index(name), value));
        return values;
    }

    /**
     * Formats a number. The letters are derived from the number, so that the same seed gives the
     * same numbers.
     */
    private static String format(String prefix, int number, int letters) {
        StringBuilder text = new StringBuilder(prefix).append('-');
        String digits = Integer.toString(number);
        text.append("0".repeat(Math.max(0, 5 - digits.length()))).append(digits).append('-');
        return text.append(letters(number + 31L * prefix.hashCode(), letters)).toString();
    }

    /** Letters that look random, the same for the same number. */
    static String letters(long number, int letters) {
        StringBuilder text = new StringBuilder();
        long mix = mixed(number);
        for (int i = 0; i < letters; i++) {
            text.append((char) ('A' + Long.remainderUnsigned(mix, 26)));
            mix = Long.divideUnsigned(mix, 26);
        }
        return text.toString();
    }

    /** Finalizer of SplitMix64: gives adjacent numbers different letters. */
    private static long mixed(long number) {
        long z = number * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
