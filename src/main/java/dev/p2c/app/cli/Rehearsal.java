package dev.p2c.app.cli;

import dev.p2c.state.TemporaryState;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/**
 * Runs each command that needs no system once, on an empty state, so that the JVM can write the
 * classes which they load to an archive. What the commands say and how they end is of no interest.
 */
public final class Rehearsal {

    private static final List<List<String>> COMMANDS =
            List.of(
                    List.of("--help"),
                    List.of("status"),
                    List.of("status", "--json"),
                    List.of("failures"),
                    List.of("failures", "list", "--all"),
                    List.of("failures", "conflicts"),
                    List.of("settings"),
                    List.of("test"),
                    List.of("validate"),
                    List.of("runs"),
                    List.of("history", "accounts-to-customers", "none"));

    private Rehearsal() {}

    public static void main(String[] args) throws IOException {
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Path state = Files.createTempDirectory("p2c-rehearsal");
        Map<String, String> environment =
                Map.of("P2C_STATE_URL", "jdbc:h2:file:" + state.resolve("p2c"));
        try {
            for (List<String> words : COMMANDS) {
                P2c p2c = new P2c(Path.of(""), environment, Clock.systemUTC());
                p2c.execute(nowhere, nowhere, words.toArray(String[]::new));
            }
        } finally {
            boolean unused = TemporaryState.delete(state);
        }
    }
}
