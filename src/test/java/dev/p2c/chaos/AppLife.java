package dev.p2c.chaos;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of the application, from its start to its end. */
final class AppLife {

    private final Process process;

    private AppLife(Process process) {
        this.process = process;
    }

    static AppLife start(Map<String, String> environment, File log, String... command)
            throws IOException {
        List<String> java =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dp2c.hawtio=target/hawtio/webapp",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.p2c.app.cli.P2c");
        List<String> words = new ArrayList<>(java);
        words.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        return new AppLife(
                builder.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                        .start());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** {@code kill -STOP}: the process stands still, but keeps its connections. */
    void pause() throws IOException {
        signal("-STOP");
    }

    /** {@code kill -CONT}. */
    void goOn() throws IOException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException {
        Process kill =
                new ProcessBuilder("kill", signal, String.valueOf(process.pid()))
                        .inheritIO()
                        .start();
        if (kill.onExit().join().exitValue() != 0) {
            throw new IOException("kill " + signal + " of " + process.pid() + " failed");
        }
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /**
     * Waits for the end and returns the exit code; -1 if the process was killed after this time.
     */
    int end(long minutes) throws InterruptedException {
        if (!process.waitFor(minutes, TimeUnit.MINUTES)) {
            kill();
            return -1;
        }
        return process.exitValue();
    }
}
