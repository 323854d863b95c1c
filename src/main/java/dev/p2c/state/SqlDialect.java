package dev.p2c.state;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The statements in which H2 and PostgreSQL differ, and how a commit becomes durable. */
enum SqlDialect {
    H2(
            """
            merge into ledger_row (task_company_id, row_key, state, hash, source_kind,
                source_version, target_id, target_etag, base, away)
            key (task_company_id, row_key)
            select cast(? as integer), v.*
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) v(a, b, c, d, e, f, g, h, i)""",
            """
            merge into ledger_row l
            using (select cast(? as integer) id, v.* from unnest(?, ?, ?, ?) v(a, b, c, d)) s
            on (l.task_company_id = s.id and l.row_key = s.a)
            when matched and (l.state not in ('WRITTEN', 'INCOMPLETE', 'UNSURE') or cast(? as boolean))
            then update set
                state = 'SEEDED', hash = null, target_id = s.b, target_etag = s.c, base = s.d
            when not matched then insert
                (task_company_id, row_key, state, source_kind, away, target_id, target_etag, base)
                values (s.id, s.a, 'SEEDED', 'UNKNOWN', false, s.b, s.c, s.d)""") {
        /**
         * H2 writes committed data to its file up to half a second later; {@code checkpoint} forces
         * the write. {@code WRITE_DELAY=0} would also write at once, but stops the compaction of an
         * open file.
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
            insert into ledger_row (task_company_id, row_key, state, hash, source_kind,
                source_version, target_id, target_etag, base, away)
            select cast(? as integer), v.*
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) v(a, b, c, d, e, f, g, h, i)
            on conflict (task_company_id, row_key) do update set
                state = excluded.state, hash = excluded.hash,
                source_kind = excluded.source_kind, source_version = excluded.source_version,
                away = excluded.away, target_id = excluded.target_id, target_etag = excluded.target_etag,
                base = excluded.base""",
            """
            insert into ledger_row
                (task_company_id, row_key, state, source_kind, away, target_id, target_etag, base)
            select cast(? as integer), v.a, 'SEEDED', 'UNKNOWN', false, v.b, v.c, v.d
            from unnest(?, ?, ?, ?) v(a, b, c, d)
            on conflict (task_company_id, row_key) do update set
                state = 'SEEDED', hash = null, target_id = excluded.target_id,
                target_etag = excluded.target_etag, base = excluded.base
                where ledger_row.state not in ('WRITTEN', 'INCOMPLETE', 'UNSURE')
                    or cast(? as boolean)""") {
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

    /**
     * Upserts the ledger rows of a whole batch. Parameters: the id of task and company, and one
     * array each of keys, states, hashes, source kinds, source versions, target ids, target etags,
     * bases and away marks.
     */
    String ledgerUpsert() {
        return ledgerUpsert;
    }

    /**
     * Upserts rows that a twin task wrote and leaves the source's columns as they are. Parameters:
     * the id of task and company, one array each of keys, target ids, target etags and bases, and
     * whether rows that the task has written itself are replaced, too.
     */
    String ledgerSeed() {
        return ledgerSeed;
    }

    /** Commits so that the transaction survives {@code kill -9} of all our processes. */
    abstract void commit(Connection connection) throws SQLException;
}
