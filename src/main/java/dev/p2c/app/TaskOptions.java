package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.routes.DirectionChoice;
import dev.p2c.task.plan.Brake;
import dev.p2c.task.plan.ChangeLimit;
import dev.p2c.task.plan.TaskSettings;
import java.util.List;
import java.util.stream.Stream;

/** Reads the settings of tasks. */
final class TaskOptions {

    private TaskOptions() {}

    static TaskSettings of(Settings settings) {
        return new TaskSettings(
                settings.number("p2c.page.size"),
                TaskSettings.DEFAULTS.sweepPageSize(),
                settings.duration("p2c.retry.after"),
                priority(settings),
                brake(settings),
                changes(settings),
                settings.duration("p2c.backups.every"),
                settings.duration("p2c.read-all.every"),
                settings.isSandbox());
    }

    /** The name of a direct direction stands for its staged counterpart as well. */
    private static List<String> priority(Settings settings) {
        return settings.list("p2c.priority").stream()
                .flatMap(name -> Stream.of(name, DirectionChoice.counterpart(name)))
                .toList();
    }

    private static ChangeLimit changes(Settings settings) {
        try {
            return new ChangeLimit(
                    settings.number("p2c.changes.most"), settings.number("p2c.changes.percent"));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "p2c.changes",
                    "expected 0 or more rows and 0 to 100 percent: " + e.getMessage());
        }
    }

    private static Brake brake(Settings settings) {
        try {
            return new Brake(
                    settings.number("p2c.deletes.most"),
                    settings.number("p2c.deletes.percent"),
                    settings.duration("p2c.deletes.every"));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "p2c.deletes",
                    "expected 0 or more rows and 0 to 100 percent: " + e.getMessage());
        }
    }
}
