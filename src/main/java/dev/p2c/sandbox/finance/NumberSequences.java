package dev.p2c.sandbox.finance;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Number sequences of Finance: {@code USMF-000017} per company, {@code 000000017} for parties,
 * which all companies share. A number taken by a failed write is not used again, as in a
 * non-continuous sequence. Thread-safe.
 */
final class NumberSequences {

    private final Map<String, AtomicInteger> counters = new ConcurrentHashMap<>();

    String next(String sequence, String company) {
        return String.format(
                "%s-%06d", company.toUpperCase(Locale.ROOT), count(sequence + "/" + company));
    }

    /**
     * The next number with a prefix that marks the type of document, for example {@code
     * CIV-USMF-000017}.
     */
    String next(String prefix, String sequence, String company) {
        return prefix + "-" + next(sequence, company);
    }

    String nextShared(String sequence) {
        return String.format("%09d", count(sequence));
    }

    /** The first number that is not taken. */
    static String firstFree(Supplier<String> numbers, Predicate<String> taken) {
        return Stream.generate(numbers).filter(taken.negate()).findFirst().orElseThrow();
    }

    /** The next number of a sequence that continues at a number of its own, if that is higher. */
    int next(String sequence, String company, int least) {
        return counters.computeIfAbsent(sequence + "/" + company, name -> new AtomicInteger())
                .updateAndGet(last -> Math.max(last + 1, least));
    }

    private int count(String counter) {
        return counters.computeIfAbsent(counter, name -> new AtomicInteger()).incrementAndGet();
    }

    /** Starts one sequence of all companies again, as a sequence that begins anew each year. */
    void restart(String sequence) {
        counters.keySet().removeIf(name -> name.startsWith(sequence + "/"));
    }

    void reset() {
        counters.clear();
    }
}
