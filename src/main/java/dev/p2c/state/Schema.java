package dev.p2c.state;

import dev.p2c.error.ConfigurationException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Creates and migrates the tables with Flyway. */
final class Schema {

    private static final String REMEDY =
            "use the version of p2c that made it, or another database with " + StateUrl.SETTING;

    private final DataSource source;
    private final Flyway flyway;
    private final String place;

    Schema(DataSource source, String place) {
        this.source = source;
        this.flyway =
                Flyway.configure().dataSource(source).locations("classpath:db/migration").load();
        this.place = place;
    }

    /**
     * Brings the tables to the present version.
     *
     * @throws ConfigurationException if the tables are of another version, or not of p2c
     */
    void migrate() {
        newerThanWeKnow()
                .ifPresent(
                        newer -> {
                            throw refused(
                                    "is of version %s and this p2c knows no more than %s: %s"
                                            .formatted(newer, newestKnown(), REMEDY));
                        });
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            throw refused("has tables of another version: " + REMEDY);
        } catch (FlywayException e) {
            if (SqlProblem.find(e) != null) {
                throw e;
            }
            throw refused(
                    "has tables that are not p2c's: give p2c a schema or database of its own with "
                            + StateUrl.SETTING);
        }
    }

    /** True if there is no table, neither of p2c nor of another application. */
    boolean isEmpty() {
        try (Connection connection = source.getConnection();
                ResultSet tables =
                        connection
                                .getMetaData()
                                .getTables(
                                        connection.getCatalog(),
                                        connection.getSchema(),
                                        "%",
                                        new String[] {"TABLE", "BASE TABLE"})) {
            return !tables.next();
        } catch (SQLException e) {
            throw new FlywayException(e);
        }
    }

    private Optional<String> newerThanWeKnow() {
        return Arrays.stream(flyway.info().all())
                .filter(m -> m.getState() == MigrationState.FUTURE_SUCCESS)
                .map(m -> m.getVersion().getVersion())
                .reduce((first, last) -> last);
    }

    private String newestKnown() {
        return Arrays.stream(flyway.info().all())
                .filter(m -> m.getState() != MigrationState.FUTURE_SUCCESS)
                .map(MigrationInfo::getVersion)
                .reduce((first, last) -> last)
                .orElseThrow()
                .getVersion();
    }

    private ConfigurationException refused(String problem) {
        return new ConfigurationException(
                StateUrl.SETTING, "the state database at %s %s".formatted(place, problem));
    }
}
