package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.UnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateOnH2Test {

    @Test
    void otherProcessesComeInFromThisMachineOnly(@TempDir Path directory) throws IOException {
        StateSettings settings = TestDatabase.H2.fresh(directory);

        try (StateProcess process = StateProcess.start(settings, directory)) {
            process.awaitBatches(1);

            Path lock = Path.of(settings.url().replace("jdbc:h2:file:", "") + ".lock.db");
            assertThat(Files.readString(lock))
                    .containsPattern("server=(localhost|127\\.0\\.0\\.1)");
        }
    }

    @Test
    void aFileWithoutALoginHasARandomPasswordThatOnlyItsOwnerReads(@TempDir Path directory)
            throws Exception {
        Path folder = directory.resolve("data");
        StateSettings settings = new StateSettings("jdbc:h2:file:" + folder + "/p2c", "", "", 2);

        try (State state = State.open(settings, Clock.systemUTC())) {
            Path password = folder.resolve("p2c.password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                    .isEqualTo("rwx------");
            assertThat(Files.readString(password).strip()).hasSizeGreaterThan(40);
            String url = settings.url() + ";AUTO_SERVER=TRUE";
            assertThatThrownBy(() -> DriverManager.getConnection(url, "", ""))
                    .hasMessageContaining("Wrong user name or password");
            try (State second = State.open(settings, Clock.systemUTC())) {
                assertThat(second.runs().latest(1)).isEqualTo(state.runs().latest(1));
            }
        }
    }

    @Test
    void allFilesOfTheDatabaseAreOnlyForTheirOwnerWhereverTheyLie(@TempDir Path folder)
            throws Exception {
        Path database = folder.resolve("rej.mv.db");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        StateSettings settings = new StateSettings("jdbc:h2:file:" + folder + "/rej", "", "", 2);
        try (State state = State.open(settings, Clock.systemUTC())) {
            state.runs().start("accounts", "usmf", "schedule", Instant.now());
            isOnlyForItsOwner(folder);
        }
        isOnlyForItsOwner(folder);
        assertThat(folder.resolve("rej.trace.db")).doesNotExist();

        Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-r--r--"));
        try (State state = State.open(settings, Clock.systemUTC())) {
            assertThat(state.runs().latest(1)).hasSize(1);
            isOnlyForItsOwner(folder);
        }
    }

    @Test
    void aProcessThatHangsWhileItHasTheFileOpenIsNamedInTime(@TempDir Path folder)
            throws Exception {
        String url = "jdbc:h2:file:" + folder + "/p2c";
        StateSettings settings = new StateSettings(url, "", "", 2);
        State.open(settings, Clock.systemUTC()).close();
        try (ServerSocket hung = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Files.writeString(
                    folder.resolve("p2c.lock.db"),
                    "method=file\nid=1\nhostName=localhost\nserver=localhost\\:%d\n"
                            .formatted(hung.getLocalPort()));

            assertThatThrownBy(
                            () -> State.open(settings, Clock.systemUTC(), Duration.ofMillis(250)))
                    .isInstanceOf(UnavailableException.class)
                    .hasMessageContaining("does not answer")
                    .hasMessageContaining("p2c.lock.db");
        }
        for (Thread each : Thread.getAllStackTraces().keySet()) {
            if (each.getName().equals(TimedOpening.THREAD)) {
                each.join(); // until then H2 goes on, and makes files in the folder
            }
        }
    }

    private static void isOnlyForItsOwner(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList())
                    .isNotEmpty()
                    .allSatisfy(
                            file ->
                                    assertThat(
                                                    PosixFilePermissions.toString(
                                                            Files.getPosixFilePermissions(file)))
                                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void aFileFromBeforePasswordsGetsOneAndKeepsItsRows(@TempDir Path directory) throws Exception {
        String url = "jdbc:h2:file:" + directory + "/p2c";
        StateSettings without = new StateSettings(url + ";USER=;PASSWORD=", "", "", 2);
        try (State state = State.open(without, Clock.systemUTC())) {
            state.runs().start("accounts", "usmf", "schedule", Instant.now());
        }

        try (State state = State.open(new StateSettings(url, "", "", 2), Clock.systemUTC())) {
            assertThat(state.runs().latest(5)).hasSize(1);
            assertThatThrownBy(() -> DriverManager.getConnection(url + ";AUTO_SERVER=TRUE", "", ""))
                    .hasMessageContaining("Wrong user name or password");
        }
    }

    @Nested
    class PausesChecks extends PausesContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class LedgerChecks extends LedgerContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class MarksChecks extends LedgerMarksContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class ScanChecks extends LedgerScanContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class AlertsChecks extends AlertsContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class NotesChecks extends NotesContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class MigrationChecks extends MigrationContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class CommitChecks extends CommitContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class FailuresChecks extends FailuresContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class DeskChecks extends DeskContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class ConflictsChecks extends ConflictsContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class HistoryChecks extends HistoryContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class RunHistoryChecks extends RunHistoryContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class WatermarksChecks extends WatermarksContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class LeasesChecks extends LeasesContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class OutageChecks extends OutageContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class VersionsChecks extends VersionsContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class TwoProcessesChecks extends TwoProcessesContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class PayloadsChecks extends PayloadsContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class PurgeChecks extends PurgeContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class CopyChecks extends StateCopyContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }
}
