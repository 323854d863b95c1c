package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Migrations of tables that exist are in {@link MigrationContract}. */
class CurrentSchemaTest {

    private static final String COLUMNS =
            """
            select table_name, column_name, data_type, character_maximum_length, is_nullable,
                column_default, is_identity
            from information_schema.columns where table_schema = 'PUBLIC'
                and table_name <> 'flyway_schema_history' order by 1, 2""";

    private static final String INDEXES =
            """
            select table_name, column_name, ordinal_position, is_unique
            from information_schema.index_columns where table_schema = 'PUBLIC'
                and table_name <> 'flyway_schema_history' order by 1, 2, 3, 4""";

    @Test
    void theTablesOfACopyAreThoseThatFlywayMakes() throws Exception {
        try (HikariDataSource byFlyway = pool();
                HikariDataSource byScripts = pool();
                Connection migrated = byFlyway.getConnection();
                Connection created = byScripts.getConnection()) {
            new Schema(byFlyway, "here").migrate();
            CurrentSchema.create(created);

            assertThat(rows(created, COLUMNS)).isEqualTo(rows(migrated, COLUMNS)).isNotEmpty();
            assertThat(rows(created, INDEXES)).isEqualTo(rows(migrated, INDEXES)).isNotEmpty();
        }
    }

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        return pool;
    }

    private static List<List<Object>> rows(Connection connection, String sql) throws SQLException {
        List<List<Object>> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getObject(i));
                }
                all.add(row);
            }
        }
        return all;
    }
}
