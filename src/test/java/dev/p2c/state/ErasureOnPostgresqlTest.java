package dev.p2c.state;

class ErasureOnPostgresqlTest extends ErasureContract {
    @Override
    TestDatabase database() {
        return TestDatabase.POSTGRESQL;
    }
}
