package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.UnavailableException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full disk and a damaged file, in words that tell a person what to do. */
class StorageProblemTest {

    @TempDir Path directory;
    private StateSettings settings;
    private Path file;

    @BeforeEach
    void filledState() {
        settings = new StateSettings("jdbc:h2:file:" + directory.resolve("p2c"), "", "", 2);
        file = directory.resolve("p2c.mv.db");
        try (State state = State.open(settings, Clock.systemUTC())) {
            state.commit(
                    BatchOutcome.of(OpenState.TASK, OpenState.COMPANY, run(state))
                            .withWritten(OpenState.entries(0, 5_000)));
        }
    }

    private static long run(State state) {
        return state.runs().start("accounts", OpenState.COMPANY, "schedule", Instant.now());
    }

    @Test
    void garbledPagesAreNamedAsDamagedWhereverTheyAreFound() throws IOException {
        byte[] garbage = new byte[4096];
        new Random(7).nextBytes(garbage);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (long at = 8192; at < channel.size() - garbage.length; at += 4L * garbage.length) {
                channel.write(ByteBuffer.wrap(garbage), at);
            }
        }

        assertThatThrownBy(this::readEverything)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(".mv.db is damaged")
                .hasMessageNotContainingAny("select ", "SQL statement");
    }

    @Test
    void aGarbledHeaderIsNamedAsDamaged() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        new Random(7).nextBytes(whole);
        Files.write(file, whole);

        assertThatThrownBy(this::readEverything)
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining(".mv.db is damaged");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 32768, -1})
    void aFileThatLostItsEndIsNamedAsDamagedAtEachStart(int size) throws IOException {
        assertThat(Files.size(file)).isGreaterThan(size);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size < 0 ? channel.size() + size : size);
        }

        for (int start = 1; start <= 2; start++) {
            assertThatThrownBy(this::readEverything)
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining(".mv.db is damaged")
                    .hasMessageContaining("put back a backup");
        }
    }

    @Test
    void aFirstStartThatWasKilledBeforeItHadTablesIsNoDamage() throws IOException {
        Files.delete(file);
        Files.createFile(file);
        Files.createFile(directory.resolve("p2c.unfinished"));

        readEverything();

        assertThat(directory.resolve("p2c.unfinished")).doesNotExist();
    }

    private void readEverything() {
        try (State state = State.open(settings, Clock.systemUTC())) {
            state.ledgerScan().written(OpenState.TASK, OpenState.COMPANY, entry -> {});
            state.ledger()
                    .find(
                            OpenState.TASK,
                            OpenState.COMPANY,
                            OpenState.entries(0, 5_000).stream().map(LedgerEntry::key).toList());
        }
    }

    @Test
    void aFullDiskIsSaidInTheseWordsAndTheStateGoesOnWithRoomAgain() {
        FilePath.register(new FullDisk());
        StateSettings onFull =
                new StateSettings(
                        "jdbc:h2:full:" + directory.resolve("full") + ";AUTO_SERVER=FALSE",
                        "",
                        "",
                        2);
        try (State state = State.open(onFull, Clock.systemUTC())) {
            long run = run(state);
            FullDisk.FULL.set(true);
            assertThatThrownBy(
                            () ->
                                    state.commit(
                                            BatchOutcome.of(OpenState.TASK, OpenState.COMPANY, run)
                                                    .withWritten(OpenState.entries(0, 500))))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("the disk is full")
                    .hasMessageContaining(directory.resolve("full").toString())
                    .hasMessageContaining("Free space");
        } finally {
            FullDisk.FULL.set(false);
        }
        try (State state = State.open(onFull, Clock.systemUTC())) {
            assertThat(state.runs().latest(5)).hasSize(1);
        }
    }

    @Test
    void postgresqlsCodesAreKnown() {
        assertThat(StorageProblem.of(new SQLException("could not extend", "53100"), "jdbc:x"))
                .get()
                .asString()
                .contains("the disk is full");
        assertThat(StorageProblem.of(new SQLException("invalid page", "XX001"), "jdbc:x"))
                .get()
                .asString()
                .contains("the database at jdbc:x is damaged");
        assertThat(StorageProblem.of(new SQLException("syntax", "42601"), "jdbc:x")).isEmpty();
    }

    @Test
    void aFolderThatCannotBeWrittenIsAWrongSetting() throws IOException {
        Path notAFolder = Files.writeString(directory.resolve("data"), "a file");
        StateSettings wrong = new StateSettings("jdbc:h2:file:" + notAFolder + "/p2c", "", "", 2);

        assertThatThrownBy(() -> State.open(wrong, Clock.systemUTC()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("P2C_STATE_URL")
                .hasMessageContaining("cannot be read and written");
    }

    /** A file system of H2 whose disk can be full. */
    public static final class FullDisk extends FilePathWrapper {

        private static final AtomicBoolean FULL = new AtomicBoolean();

        @Override
        public String getScheme() {
            return "full";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            return new Channel(super.open(mode));
        }
    }

    private static final class Channel extends FileBaseDefault {

        private final FileChannel whole;

        private Channel(FileChannel whole) {
            this.whole = whole;
        }

        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            return whole.read(to, position);
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            if (FullDisk.FULL.get()) {
                throw new IOException("No space left on device");
            }
            return whole.write(from, position);
        }

        @Override
        public long size() throws IOException {
            return whole.size();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return whole.tryLock(position, size, shared);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            whole.truncate(size);
        }

        @Override
        public void force(boolean metadata) throws IOException {
            whole.force(metadata);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            whole.close();
        }
    }
}
