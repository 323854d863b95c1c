package dev.p2c.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The resources that one pass used, measured in its process.
 *
 * @param cpuSeconds of the whole process while the pass ran, compiler and collector included
 * @param heapMb used heap after a collection, by rows read
 */
record BenchFigures(long rows, double seconds, double cpuSeconds, Map<Long, Long> heapMb) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    double rowsPerSecond() {
        return rows / seconds;
    }

    double cpuMicrosPerRow() {
        return cpuSeconds * 1e6 / rows;
    }

    /** The pass whose rate is in the middle. */
    static BenchFigures median(List<BenchFigures> passes) {
        return passes.stream()
                .sorted(Comparator.comparingDouble(BenchFigures::rowsPerSecond))
                .toList()
                .get(passes.size() / 2);
    }

    /** Prints the figures as the last line of the process. */
    void print() throws IOException {
        System.out.println(JSON.writeValueAsString(this));
    }

    static BenchFigures parse(String line) throws IOException {
        return JSON.readValue(line, BenchFigures.class);
    }

    /** Starts the clocks. */
    static Stopwatch start() {
        return new Stopwatch(System.nanoTime(), SYSTEM.getProcessCpuTime());
    }

    record Stopwatch(long nanos, long cpu) {

        BenchFigures stop(long rows, Map<Long, Long> heapMb) {
            return new BenchFigures(
                    rows,
                    (System.nanoTime() - nanos) / 1e9,
                    (SYSTEM.getProcessCpuTime() - cpu) / 1e9,
                    new LinkedHashMap<>(heapMb));
        }
    }
}
