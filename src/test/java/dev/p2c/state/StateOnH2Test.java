package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Nested
    class Ledger extends LedgerContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class Origins extends OriginsContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class Commit extends CommitContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class Failures extends FailuresContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class Conflicts extends ConflictsContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class Runs extends RunsContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class Watermarks extends WatermarksContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class Leases extends LeasesContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class Outage extends OutageContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class Versions extends VersionsContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }

    @Nested
    class TwoProcesses extends TwoProcessesContract {
        @Override
        TestDatabase database() {
            return TestDatabase.H2;
        }
    }
}
