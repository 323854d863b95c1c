package dev.p2c.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The little in which the two databases differ. */
enum Dialect {
    H2(
            """
            merge into ledger
                (task_company_id, row_key, hash, source_etag, target_id, target_etag)
            key (task_company_id, row_key)
            select cast(? as integer), v.* from unnest(?, ?, ?, ?, ?) v(a, b, c, d, e)""") {
        /**
         * H2 writes what is committed half a second later unless told to; {@code WRITE_DELAY=0}
         * would do it at once, but also ends the compaction of the file while it is open.
         */
        @Override
        void commit(Connection connection) throws SQLException {
            connection.commit();
            try (Statement statement = connection.createStatement()) {
                statement.execute("checkpoint");
            }
            connection.commit();
        }
    },
    POSTGRESQL(
            """
            insert into ledger
                (task_company_id, row_key, hash, source_etag, target_id, target_etag)
            select cast(? as integer), v.* from unnest(?, ?, ?, ?, ?) v(a, b, c, d, e)
            on conflict (task_company_id, row_key) do update set
                hash = excluded.hash, source_etag = excluded.source_etag,
                target_id = excluded.target_id, target_etag = excluded.target_etag""") {
        @Override
        void commit(Connection connection) throws SQLException {
            connection.commit();
        }
    };

    private final String ledgerUpsert;

    Dialect(String ledgerUpsert) {
        this.ledgerUpsert = ledgerUpsert;
    }

    /** One statement for a whole batch: parameters are the id and one array per column. */
    String ledgerUpsert() {
        return ledgerUpsert;
    }

    /** Afterwards the transaction survives {@code kill -9} of every process of ours. */
    abstract void commit(Connection connection) throws SQLException;
}
