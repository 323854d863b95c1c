package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.cases.NewCase;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import dev.p2c.odata.model.Model.Navigation;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.RowSearch;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Makes a case of a real row: reads the row, takes its personal data out, maps it. */
public final class CaseRecorder {

    private static final int SALT_BYTES = 32;
    private static final String TEXT = "Edm.String";

    private final Settings settings;
    private final Clock clock;

    public CaseRecorder(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes a case.
     *
     * @param company in which the row is; empty to look in all companies
     * @param name of the case; empty for the next free number
     * @throws ConfigurationException if there is no such row for the task, with the reason
     */
    public NewCase.Recorded record(
            String task, String key, Optional<String> company, Optional<String> name) {
        try (LiveConnections live = new LiveConnections(settings, clock)) {
            List<String> all = live.companies().names();
            if (!live.mappings().tasks().contains(task)) {
                throw new ConfigurationException(
                        task, "is a task of the staged directions: add --staged");
            }
            Plan plan = live.plans().current(task);
            NewCase files = new NewCase(ConfiguredCases.folder(settings), plan.mapping());
            String chosen = files.name(name);
            RowSearch.Answer answer =
                    new RowSearch(plan).find(key, company.map(List::of).orElse(all), all);
            if (answer instanceof RowSearch.Found found) {
                byte[] salt = new byte[SALT_BYTES];
                new SecureRandom().nextBytes(salt);
                return files.write(
                        chosen,
                        found.row(),
                        found.company(),
                        field -> isText(plan.source(), plan.sourceType(), field),
                        salt);
            }
            throw new ConfigurationException(
                    task + " " + key, ((RowSearch.Absent) answer).reason());
        }
    }

    /** A field that the model does not tell counts as a text. */
    private static boolean isText(Connection source, EntityType type, String field) {
        int point = field.indexOf('.');
        if (point < 0) {
            return type.property(field).filter(of -> !of.type().equals(TEXT)).isEmpty();
        }
        return Optional.ofNullable(type.navigations().get(field.substring(0, point)))
                .flatMap(Navigation::targetSet)
                .flatMap(source.model()::entity)
                .flatMap(other -> other.property(field.substring(point + 1)))
                .filter(of -> !of.type().equals(TEXT))
                .isEmpty();
    }
}
