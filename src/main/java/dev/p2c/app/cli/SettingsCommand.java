package dev.p2c.app.cli;

import dev.p2c.app.ScheduleSettings;
import dev.p2c.app.settings.Secrets;
import dev.p2c.app.settings.Setting;
import dev.p2c.app.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "settings",
        description =
                "Lists every setting: name, environment variable, value, the file or variable that"
                        + " the value comes from, meaning.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  bin/p2c settings --wide", "  bin/p2c settings --json"})
final class SettingsCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Mixin private Output output;

    @Override
    public Integer call() {
        Settings settings = p2c.settingsAnywhere();
        ScheduleSettings schedules = new ScheduleSettings(settings);
        schedules.check();
        List<Shown> shown =
                Stream.of(settings.declared(), schedules.declared())
                        .flatMap(List::stream)
                        .map(setting -> shown(setting, settings))
                        .toList();
        if (output.isJson()) {
            output.document(Map.of("settings", shown));
            return ExitCode.DONE;
        }
        TextTable table =
                new TextTable("SETTING", "VARIABLE", "VALUE", "FROM", "MEANING")
                        .optional("VARIABLE", "FROM")
                        .below("MEANING");
        shown.forEach(s -> table.add(s.name(), s.variable(), s.value(), s.from(), s.description()));
        output.print(table);
        return ExitCode.DONE;
    }

    private static Shown shown(Setting setting, Settings settings) {
        String value = settings.text(setting.name());
        return new Shown(
                setting.name(),
                Setting.variable(setting.name()),
                Secrets.shown(setting.name(), value),
                settings.placeOf(setting.name()),
                setting.description());
    }

    /** One setting as {@code --json} shows it; {@code from} is the file or variable in force. */
    private record Shown(
            String name, String variable, String value, String from, String description) {}
}
