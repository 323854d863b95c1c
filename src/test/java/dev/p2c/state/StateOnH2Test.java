package dev.p2c.state;

import org.junit.jupiter.api.Nested;

class StateOnH2Test {

    @Nested
    class Ledger extends LedgerContract {
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
