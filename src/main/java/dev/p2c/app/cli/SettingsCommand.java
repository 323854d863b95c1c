package dev.p2c.app.cli;

import dev.p2c.app.settings.Secrets;
import dev.p2c.app.settings.Setting;
import dev.p2c.app.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "settings",
        description = "Lists every setting: name, environment variable, current value, meaning.",
        mixinStandardHelpOptions = true)
final class SettingsCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = p2c.settings();
        TextTable table = new TextTable("SETTING", "VARIABLE", "VALUE", "MEANING");
        for (Setting setting : settings.declared()) {
            String value = settings.text(setting.name());
            table.add(
                    setting.name(),
                    Setting.variable(setting.name()),
                    Secrets.shown(setting.name(), value),
                    setting.description());
        }
        spec.commandLine().getOut().println(table);
        return ExitCode.DONE;
    }
}
