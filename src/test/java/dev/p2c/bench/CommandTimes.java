package dev.p2c.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures how long short commands take, from the start of the process to its end, as {@code
 * bin/p2c} starts them.
 *
 * @param java seconds of {@code java -version}, which does nothing but start
 * @param commands seconds by command
 */
record CommandTimes(double java, Map<String, Double> commands) {

    private static final int TRIES = 5;

    /** Commands and the most seconds they may take. */
    private static final Map<String, Double> MEASURED = measured();

    private static Map<String, Double> measured() {
        Map<String, Double> most = new LinkedHashMap<>();
        most.put("bin/p2c --help", 0.5);
        most.put("bin/p2c status", 1.5);
        most.put("bin/p2c status --staged", 1.5);
        most.put("bin/p2c failures", 1.5);
        most.put("bin/p2c validate", 2.0);
        most.put("make check", 5.0);
        return most;
    }

    /**
     * Measures the commands one after the other; of each the quickest try counts.
     *
     * @param environment names the state, which status and failures read
     */
    static CommandTimes measure(Map<String, String> environment) throws Exception {
        run(environment, List.of("bin/archive"));
        Map<String, Double> commands = new LinkedHashMap<>();
        for (String command : MEASURED.keySet()) {
            commands.put(command, quickest(environment, List.of(command.split(" "))));
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new CommandTimes(quickest(environment, List.of(java, "-version")), commands);
    }

    /** The most seconds that a command may take. */
    static double most(String command) {
        return MEASURED.get(command);
    }

    private static double quickest(Map<String, String> environment, List<String> command)
            throws Exception {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < TRIES; i++) {
            long start = System.nanoTime();
            run(environment, command);
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        return seconds.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private static void run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        int exit = builder.start().waitFor();
        if (exit > 1) {
            throw new IllegalStateException(command + " ended with " + exit);
        }
    }
}
