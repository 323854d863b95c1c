package dev.p2c.app;

import dev.p2c.sandbox.Sandbox;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
        name = "sandbox",
        description = "Only the stand-ins for both services, until stopped.",
        mixinStandardHelpOptions = true)
final class SandboxCommand implements Callable<Integer> {

    @ParentCommand private P2c p2c;
    @Spec private CommandSpec spec;

    @Option(
            names = "--data",
            defaultValue = "demo",
            description = "demo or empty (reference data only). Default: ${DEFAULT-VALUE}")
    private String data;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Sandbox sandbox = StandIns.start(p2c.settings(), data)) {
            Banner.standIns(out, sandbox);
            p2c.shutdown().await();
        }
        return Exit.DONE;
    }
}
