package dev.p2c.app;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.p2c.app.settings.Setting;
import dev.p2c.routes.DirectionFiles;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.BatchOutcome;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureKind;
import dev.p2c.state.NewFailure;
import dev.p2c.state.RunStatus;
import dev.p2c.state.State;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures the pages of the plugin in a browser while 50,000 rows wait, and clears a storm of 2,000
 * orders. Started by {@code bin/storm}; {@code --pictures} stores those of docs/operations.md,
 * {@code --postgresql} keeps the state in PostgreSQL.
 */
public final class StormTrial {

    private static final int ORDERS = 2_000;
    private static final int OTHERS = 48_000;
    private static final int BATCH = 2_000;
    private static final int CAUSES = 60;

    /** No pass of its direction is run here, which would look for the rows in Sales. */
    private static final String TASK = "quote-lines-to-finance";

    private static final Duration EACH = Duration.ofSeconds(1);
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final String READY = ".p2c main [data-ready]";
    private static final Path IMAGES = Path.of("docs", "images");
    private static final List<String> PICTURES =
            List.of("overview", "failures", "failure-rows", "conflicts", "mappings");

    private boolean isSlow;

    private StormTrial() {}

    public static void main(String[] args) throws IOException {
        List<String> options = List.of(args);
        if (!Chromium.isInstalled()) {
            System.err.println("Chromium is not installed: apt-get install chromium");
            System.exit(1);
        }
        StormTrial trial = new StormTrial();
        if (options.contains("--postgresql")) {
            try (EmbeddedPostgres server =
                    EmbeddedPostgres.builder()
                            .setServerConfig("listen_addresses", "127.0.0.1")
                            .start()) {
                String url = "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort());
                trial.run(
                        options.contains("--pictures"),
                        Map.of("P2C_STATE_URL", url, "P2C_STATE_USER", "postgres"));
            }
        } else {
            trial.run(options.contains("--pictures"), Map.of());
        }
        System.exit(trial.isSlow ? 1 : 0);
    }

    private void run(boolean hasPictures, Map<String, String> ofState) throws IOException {
        Path directory = Files.createTempDirectory(Path.of("target"), "storm");
        Path pictures = directory.resolve("pictures");
        ProjectFiles files = Storm.files(ProjectFiles.copiedTo(directory));
        try (RunningApplication running =
                        RunningApplication.start(
                                directory, InitialData.EMPTY, settings(files, ofState));
                Chromium chromium = new Chromium()) {
            Storm storm = new Storm(running, files);
            storm.breakOut(ORDERS);
            State state = running.application().state();
            letOthersWait(state);
            Page page = chromium.page();
            PlaywrightAssertions.setDefaultAssertionTimeout(120_000);
            page.navigate(running.address() + "/hawtio/");
            measure(page);
            FailureFilter others = FailureFilter.of(TASK, "usmf", 1);
            long start = System.nanoTime();
            int many = state.failureActs().discard(others, "storm", "only there to be many");
            System.out.printf(
                    "%,d rows are discarded in %,d ms%n",
                    many, Duration.ofNanos(System.nanoTime() - start).toMillis());
            page.navigate(running.address() + "/hawtio/p2c/overview");
            DeskPages desk = new DeskPages(page, pictures);
            new StormPages(storm, desk, page).clear(Storm.written(ORDERS));
            desk.noErrors();
            System.out.printf("%nA storm of %,d orders is cleared.%n", ORDERS);
        }
        if (hasPictures) {
            keep(pictures);
        }
    }

    /** The schedules are those of a day, so that the pictures show times of a day. */
    private static Map<String, String> settings(ProjectFiles files, Map<String, String> ofState) {
        Map<String, String> settings = new HashMap<>(Storm.settings(files, ofState));
        for (Path route : new DirectionFiles(Path.of("routes")).files()) {
            String direction = route.getFileName().toString().replace(".yaml", "");
            settings.put(Setting.variable(direction + ".cron"), "0 0 0/6 * * ?");
        }
        return settings;
    }

    private static void letOthersWait(State state) {
        long run = state.runs().start("orders-to-finance", "usmf", "storm", Instant.now());
        for (int from = 0; from < OTHERS; from += BATCH) {
            List<NewFailure> failures =
                    IntStream.range(from, from + BATCH).mapToObj(StormTrial::failure).toList();
            state.commit(BatchOutcome.of(TASK, "usmf", run).withFailures(failures));
        }
        state.runs().finish(run, RunStatus.INCOMPLETE, "");
    }

    private static NewFailure failure(int number) {
        String cause = "rule " + (char) ('a' + number % CAUSES % 26) + "x".repeat(number % CAUSES);
        return new NewFailure(
                "STORM-%05d|1".formatted(number),
                FailureKind.REJECTED,
                "SalesPrice",
                "the price of STORM-%05d breaks %s".formatted(number, cause),
                "",
                "",
                "{\"priceperunit\":%d.5000,\"quantity\":1}".formatted(number),
                "v1",
                "m1",
                Instant.now().plus(Duration.ofDays(1)));
    }

    private void measure(Page page) {
        System.out.printf("%-24s %8s %8s%n", "page", "ms", "most");
        page.locator("#pf-login-username-id").waitFor();
        time("first after login", FIRST, page, () -> Chromium.logIn(page, "sandbox"));
        Locator tabs = page.locator(".p2c-header nav a");
        for (int again = 0; again < 2; again++) {
            for (String tab : tabs.allInnerTexts()) {
                time(tab, EACH, page, () -> tab(page, tab).click());
            }
        }
        time("Failures", EACH, page, () -> tab(page, "Failures").click());
        click("Failures: one cause", page, ".p2c-card h2 a");
        click("Failures: next page", page, ".p2c-pager button:has-text('Next')");
        click("Failures: last page", page, ".p2c-pager button:has-text('Last')");
        click("Failures: one row", page, ".p2c-table tbody a");
        click("Failures: resolved", page, ".p2c-sub a:has-text('Resolved')");
        time("Runs", EACH, page, () -> tab(page, "Runs").click());
        click("Runs: one run", page, ".p2c-table tbody a");
    }

    private void click(String name, Page page, String selector) {
        time(name, EACH, page, () -> page.locator(selector).first().click());
    }

    private static Locator tab(Page page, String name) {
        return page.locator(".p2c-header nav a")
                .filter(new Locator.FilterOptions().setHasText(name));
    }

    private void time(String name, Duration most, Page page, Runnable click) {
        long start = System.nanoTime();
        click.run();
        page.locator(READY).first().waitFor();
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        boolean isOver = took.compareTo(most) > 0;
        isSlow |= isOver;
        System.out.printf(
                "%-24s %,8d %,8d%s%n",
                name, took.toMillis(), most.toMillis(), isOver ? "  too slow" : "");
    }

    private static void keep(Path pictures) throws IOException {
        for (String name : PICTURES) {
            Files.copy(
                    pictures.resolve(name + "-1024.png"),
                    IMAGES.resolve(name + ".png"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
