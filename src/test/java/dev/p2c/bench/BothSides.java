package dev.p2c.bench;

import dev.p2c.app.ConfiguredChecks;
import dev.p2c.app.ConfiguredFiles;
import dev.p2c.app.settings.Settings;
import dev.p2c.mapping.KnownConnection;
import dev.p2c.mapping.Mappings;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import dev.p2c.task.plan.Plan;
import dev.p2c.task.plan.Plans;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads all accounts and all customers, with the columns of the mapping, and does nothing with
 * them: what every comparison of the two has to do at least. Prints its {@link BenchFigures}, of
 * the whole process as those of the comparisons, with settings, mappings and models.
 */
final class BothSides {

    private static final int PAGE = 2000;

    private BothSides() {}

    public static void main(String[] args) throws Exception {
        BenchFigures.Stopwatch watch = BenchFigures.start();
        Settings settings = Settings.load(Path.of(""), System.getenv());
        try (ConfiguredChecks checks = new ConfiguredChecks(settings, Clock.systemUTC())) {
            Map<String, Connection> both =
                    Map.of(
                            "sales", checks.connection("sales"),
                            "finance", checks.connection("finance"));
            List<KnownConnection> known =
                    both.values().stream()
                            .map(c -> new KnownConnection(c.name(), c.dialect().companyColumn()))
                            .toList();
            Mappings mappings = new ConfiguredFiles(settings).mappings(known);
            Plan plan = new Plans(mappings, both).current("accounts-to-customers");
            long accounts = read(plan.source(), plan.queries().rows("usmf", PAGE));
            read(
                    plan.target(),
                    Query.of(plan.mapping().target().entity())
                            .withSelect(plan.view().select())
                            .withCompany(Optional.of("usmf"))
                            .withPageSize(PAGE));
            watch.stop(accounts, Map.of()).print();
        }
        System.exit(0);
    }

    private static long read(Connection from, Query query) {
        long rows = 0;
        for (Iterator<Page> pages = from.read(query); pages.hasNext(); ) {
            rows += pages.next().rows().size();
        }
        return rows;
    }
}
