package dev.p2c.bench;

import dev.p2c.app.Application;
import dev.p2c.app.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** A started application, which holds the state until its input ends. */
final class RunningApp {

    private RunningApp() {}

    public static void main(String[] args) throws Exception {
        Settings settings = Settings.load(Path.of(""), System.getenv());
        try (Application application = new Application(settings, Clock.systemUTC())) {
            application.start();
            System.out.println("started");
            awaitEndOfInput();
        }
        System.exit(0);
    }

    @SuppressWarnings("PMD.EmptyWhileStmt")
    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // whatever it says
        }
    }
}
