package dev.p2c.state;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.p2c.text.PlanNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A state for a pass that must change nothing: it begins as a copy of another state and is deleted
 * when it is closed. The pass takes no lease, leaves no run and moves no watermark in the other
 * state, though each of its steps sees what the steps before it have stored. Customer data that is
 * encrypted in the other state is encrypted here as well.
 *
 * <p>Ledger rows stay in the other state until the pass asks for them by key or changes them, see
 * {@link OriginalLedger}; {@link Watermarks#standings} and {@link KeySearch} do not see them.
 */
public final class StateCopy implements AutoCloseable {

    /** An H2 file of this process alone, without the forced writes of a state that has to last. */
    private static final String ADDRESS =
            "jdbc:h2:file:%s;AUTO_SERVER=FALSE;TRACE_LEVEL_FILE=0;LOCK_TIMEOUT=10000;CACHE_SIZE=16384";

    private final State original;
    private final State copy;
    private final Path folder;

    private StateCopy(State original, State copy, Path folder) {
        this.original = original;
        this.copy = copy;
        this.folder = folder;
    }

    /**
     * Copies a state into a new folder below another folder, readable by its owner only.
     *
     * @param below usually the folder for temporary files
     * @param told gets each outcome that the pass stores in the copy
     */
    public static StateCopy of(
            StateSettings settings, Path below, Clock clock, Consumer<BatchOutcome> told) {
        State original = State.open(settings, clock);
        Path folder = null;
        try {
            folder =
                    Files.createTempDirectory(
                            below, PlanNames.ofThisProcess(), OwnFiles.ownerOnly("rwx------"));
            Database database = database(folder);
            CopiedRows rows = new CopiedRows(original.database(), database);
            OriginalLedger ledger = new OriginalLedger(original.database(), rows);
            State copy =
                    new State(
                            database,
                            new Payloads(settings.keys()),
                            clock,
                            false,
                            Optional.of(ledger),
                            told);
            rows.all();
            return new StateCopy(original, copy, folder);
        } catch (IOException e) {
            original.close();
            throw new UncheckedIOException("no folder for temporary files: " + below, e);
        } catch (RuntimeException e) {
            original.close();
            if (folder != null) {
                TemporaryState.delete(folder);
            }
            throw e;
        }
    }

    private static Database database(Path folder) {
        String address = ADDRESS.formatted(folder.resolve("state").toAbsolutePath());
        HikariConfig config = new HikariConfig();
        config.setPoolName("p2c-plan");
        config.setJdbcUrl(address);
        config.setMaximumPoolSize(16);
        config.setMinimumIdle(1);
        HikariDataSource pool = new HikariDataSource(config);
        Database database = new Database(pool, SqlDialect.H2, folder.toString(), false);
        database.write(CurrentSchema::create);
        return database;
    }

    /** The history, which is not copied. */
    public History history() {
        return original.history();
    }

    /** The copy. */
    public State state() {
        return copy;
    }

    @Override
    public void close() {
        copy.close();
        original.close();
        TemporaryState.delete(folder);
    }
}
