package dev.p2c.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The little in which the two databases differ. */
enum SqlDialect {
    H2(
            """
            merge into ledger
                (task_company_id, row_key, hash, source_etag, target_id, target_etag, base)
            key (task_company_id, row_key)
            select cast(? as integer), v.* from unnest(?, ?, ?, ?, ?, ?) v(a, b, c, d, e, f)""",
            """
            merge into ledger l
            using (select cast(? as integer) id, v.* from unnest(?, ?, ?, ?) v(a, b, c, d)) s
            on (l.task_company_id = s.id and l.row_key = s.a)
            when matched and (l.hash = '' or cast(? as boolean)) then update set
                hash = '', target_id = s.b, target_etag = s.c, base = s.d
            when not matched then insert
                (task_company_id, row_key, hash, target_id, target_etag, base)
                values (s.id, s.a, '', s.b, s.c, s.d)""") {
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
                (task_company_id, row_key, hash, source_etag, target_id, target_etag, base)
            select cast(? as integer), v.* from unnest(?, ?, ?, ?, ?, ?) v(a, b, c, d, e, f)
            on conflict (task_company_id, row_key) do update set
                hash = excluded.hash, source_etag = excluded.source_etag,
                target_id = excluded.target_id, target_etag = excluded.target_etag,
                base = excluded.base""",
            """
            insert into ledger (task_company_id, row_key, hash, target_id, target_etag, base)
            select cast(? as integer), v.a, '', v.b, v.c, v.d from unnest(?, ?, ?, ?) v(a, b, c, d)
            on conflict (task_company_id, row_key) do update set
                hash = '', target_id = excluded.target_id, target_etag = excluded.target_etag,
                base = excluded.base
                where ledger.hash = '' or cast(? as boolean)""") {
        @Override
        void commit(Connection connection) throws SQLException {
            connection.commit();
        }
    };

    private final String ledgerUpsert;
    private final String ledgerSeed;

    SqlDialect(String ledgerUpsert, String ledgerSeed) {
        this.ledgerUpsert = ledgerUpsert;
        this.ledgerSeed = ledgerSeed;
    }

    /** One statement for a whole batch: parameters are the id and one array per column. */
    String ledgerUpsert() {
        return ledgerUpsert;
    }

    /** As {@link #ledgerUpsert} for what another task wrote: the source's etag stays. */
    String ledgerSeed() {
        return ledgerSeed;
    }

    /** Afterwards the transaction survives {@code kill -9} of every process of ours. */
    abstract void commit(Connection connection) throws SQLException;
}
