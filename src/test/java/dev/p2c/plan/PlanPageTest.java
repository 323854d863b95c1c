package dev.p2c.plan;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.p2c.plan.PlannedRow.Action;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at the page in a real browser and stores screenshots in target/plan-page. */
class PlanPageTest {

    private static final String HOSTILE = "</script><img src=x onerror=alert(1)> & \"quoted\" ]]>";
    private static final List<String> FLAGS =
            List.of("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync");
    private static final Path PICTURES = Path.of("target", "plan-page");

    @TempDir Path directory;

    private String page() {
        try (PlanSpool spool = new PlanSpool(directory)) {
            spool.add(
                    row(
                            "accounts-to-customers",
                            "ACC-1",
                            Action.UPDATE,
                            "",
                            new PlannedField(
                                    "OrganizationName", "Nordlicht AS", HOSTILE, "m.yaml:7"),
                            new PlannedField("CreditLimit", "900", "1000", "m.yaml:9")));
            spool.add(
                    row(
                            "accounts-to-customers",
                            "ACC-2",
                            Action.UPDATE,
                            "",
                            new PlannedField("CreditLimit", "", "20", "m.yaml:9")));
            spool.add(
                    row("accounts-to-customers", "ACC-3", Action.REJECTED, "Atlantis is unknown"));
            for (int i = 0; i < 300; i++) {
                spool.add(
                        row(
                                "contacts-to-customers",
                                "CON-" + i,
                                Action.CREATE,
                                "",
                                new PlannedField("FirstName", null, "Kari " + i, "c.yaml:4")));
            }
            spool.count("accounts-to-customers", new PlanCounts(0, 2, 40, 0, 0, 1, 0, 0));
            spool.count("contacts-to-customers", new PlanCounts(300, 0, 0, 0, 0, 0, 0, 0));
            StringWriter page = new StringWriter();
            new PlanPage(head(), spool, PlanCost.NONE).write(page);
            return page.toString();
        }
    }

    private static PlanHead head() {
        return new PlanHead(
                PlanHead.PASS,
                Instant.parse("2026-07-01T10:15:00Z"),
                List.of("accounts", "contact-customers"),
                Map.of(),
                Map.of("finance", "test at https://finance.example/data/"),
                Map.of(),
                List.of(),
                List.of("usmf: 3 deletions are held back"),
                true);
    }

    private static PlannedRow row(
            String task, String key, Action action, String reason, PlannedField... fields) {
        return new PlannedRow(task, "usmf", key, action, List.of(fields), reason, "");
    }

    @Test
    void thePageIsFilteredSearchedAndSortedAndShowsValuesAsText() throws Exception {
        Path file = Files.writeString(directory.resolve("plan.html"), page());
        assertThat(Files.readString(file))
                .doesNotContain("<img")
                .doesNotContain("http-equiv=refresh");
        Optional<Path> chromium =
                Stream.of(
                                "/usr/bin/chromium",
                                "/usr/bin/chromium-browser",
                                "/usr/bin/google-chrome")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst();
        assumeTrue(chromium.isPresent(), "Chromium is not installed: the page is not looked at");
        try (Playwright playwright =
                        Playwright.create(
                                new Playwright.CreateOptions()
                                        .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
                Browser browser =
                        playwright
                                .chromium()
                                .launch(
                                        new LaunchOptions()
                                                .setExecutablePath(chromium.get())
                                                .setArgs(FLAGS))) {
            for (int width : new int[] {1500, 1024}) {
                look(browser, file, width);
            }
        }
    }

    private static void look(Browser browser, Path file, int width) {
        List<String> mistakes = new ArrayList<>();
        Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(width, 900));
        page.onPageError(mistakes::add);
        page.onDialog(dialog -> mistakes.add(dialog.message()));
        page.onRequest(
                request -> {
                    if (!request.url().startsWith("file:")) {
                        mistakes.add(request.url());
                    }
                });
        page.navigate(file.toUri().toString());
        Locator lines = page.locator("#lines tr");
        assertThat(lines).hasCount(200);
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(width + ".png")));
        page.locator("#more").click();
        assertThat(lines).hasCount(304);
        assertThat(page.locator("#notes li").first()).containsText("incomplete");
        opensWithWhatIsWritten(lines);

        use(page, lines, width);
        page.selectOption("#outcome", "rejected");
        assertThat(lines.nth(0).locator("td").nth(6)).hasText("Atlantis is unknown");

        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no scrolling to the side at " + width)
                .isEqualTo(true);
        assertThat(mistakes).isEmpty();
        page.close();
    }

    /**
     * Tasks as planned, keys in order, fields as the mapping has them; rejected rows at the end.
     */
    private static void opensWithWhatIsWritten(Locator lines) {
        List<String> keys = lines.locator("td:nth-child(4)").allTextContents();
        assertThat(keys.subList(0, 4)).containsExactly("ACC-1", "ACC-1", "ACC-2", "CON-0");
        assertThat(keys.get(5)).isEqualTo("CON-2");
        assertThat(keys.get(303)).isEqualTo("ACC-3");
        assertThat(lines.nth(0).locator("td").nth(4)).hasText("OrganizationName");
    }

    private static void use(Page page, Locator lines, int width) {
        page.selectOption("#task", "accounts-to-customers");
        assertThat(lines).hasCount(4);
        assertThat(page.locator("#shown")).hasText("3 rows, 4 lines");
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(width + "-task.png")));
        page.locator("#counts button", new Page.LocatorOptions().setHasText("to update")).click();
        assertThat(lines).hasCount(3);
        sort(page, "New value or reason");
        assertThat(lines.nth(0).locator("td").nth(6)).hasText(HOSTILE);
        assertThat(lines.nth(1).locator("td").nth(6)).hasText("20");
        sort(page, "New value or reason");
        assertThat(lines.nth(0).locator("td").nth(6)).hasText("1000");
        sort(page, "Field");
        assertThat(lines.nth(2).locator("td").nth(4)).hasText("OrganizationName");
        page.fill("#search", "nordlicht");
        assertThat(lines).hasCount(1);
        page.fill("#search", "no such value");
        assertThat(page.locator("#none")).isVisible();
        page.fill("#search", "");
    }

    private static void sort(Page page, String column) {
        page.locator("#heads button", new Page.LocatorOptions().setHasText(column)).first().click();
    }
}
