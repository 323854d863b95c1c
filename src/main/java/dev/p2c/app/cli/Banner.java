package dev.p2c.app.cli;

import dev.p2c.app.Application;
import dev.p2c.app.CompanySettings;
import dev.p2c.app.settings.Settings;
import dev.p2c.operate.Console;
import dev.p2c.routes.Direction;
import dev.p2c.standin.StandIns;
import java.io.PrintWriter;
import java.net.URI;
import java.util.Optional;

/** Prints the addresses, the companies and the schedules once {@code p2c run} has started. */
final class Banner {

    private Banner() {}

    static void print(
            PrintWriter out,
            Settings settings,
            Application application,
            Console console,
            Optional<StandIns> standIns) {
        out.println();
        out.println("Prospect to cash is running, profile " + settings.profile() + ".");
        out.println();
        out.println("  Hawtio      " + console.address() + "/hawtio");
        if (settings.isSandbox()) {
            out.println(
                    "              log in as "
                            + settings.text("p2c.hawtio.user")
                            + " / "
                            + settings.text("p2c.hawtio.password"));
        }
        out.println("  Health      " + console.address() + "/observe/health");
        out.println("              /live and /ready without a login, all else with Hawtio's");
        out.println("  Metrics     " + console.address() + "/observe/metrics");
        out.println("  Companies   " + CompanySettings.of(settings));
        standIns.ifPresent(started -> standIns(out, started));
        out.println();
        directions(out, application);
        out.println();
        String staged = settings.isStaged() ? " (each with --staged)" : "";
        out.println(
                "  In another terminal: bin/p2c status, failures list, sync all"
                        + staged
                        + ". Ctrl-C stops.");
        out.println();
        out.flush();
    }

    private static void directions(PrintWriter out, Application application) {
        int width =
                application.directions().stream()
                        .mapToInt(direction -> direction.id().length())
                        .max()
                        .orElse(0);
        for (Direction direction : application.directions()) {
            out.println(
                    String.format(
                            "  %-" + Math.max(18, width) + "s %-18s %s",
                            direction.id(),
                            application.schedule(direction.id()),
                            direction.description()));
        }
    }

    static void standIns(PrintWriter out, StandIns standIns) {
        for (StandIns.Service service : standIns.services()) {
            out.println(
                    String.format("  %-11s %s  (stand-in)", service.name(), named(service.root())));
        }
        out.println("  Tokens      " + named(standIns.tokenUrl()));
        out.println("  Story       " + standIns.story() + "  (--story off, slow or fast)");
        out.flush();
    }

    private static String named(URI address) {
        return address.toString().replace("//127.0.0.1:", "//localhost:");
    }
}
