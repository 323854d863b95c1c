package dev.p2c.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clears a storm in a real browser and looks at Hawtio. Stores pictures in target/hawtio-test. */
class HawtioTest {

    private static final int SHOWN = 12;
    private static final int ORDERS = 40;
    private static final Path PICTURES = Path.of("target", "hawtio-test");

    @TempDir Path directory;

    @Test
    void anOperatorLogsInClearsAStormAndSeesRoutesDiagramsMetricsAndBeans() {
        assumeTrue(
                Chromium.isInstalled(),
                "Chromium is not installed (apt-get install chromium): Hawtio is not looked at");
        ProjectFiles files = Storm.files(ProjectFiles.copiedTo(directory));
        try (ViewerPages viewer = new ViewerPages();
                RunningApplication running =
                        RunningApplication.start(
                                directory,
                                InitialData.EMPTY,
                                Storm.settings(files, viewer.environment()));
                Chromium chromium = new Chromium()) {
            Storm storm = new Storm(running, files);
            storm.breakOut(ORDERS);
            PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
            viewer.areSeenWithoutWhatActs(chromium, running.address(), PICTURES);
            Page page = chromium.page();
            page.setDefaultTimeout(60_000);
            page.navigate(running.address() + "/hawtio/");
            aWrongPasswordIsRefused(page);
            Chromium.logIn(page, RunningApplication.PASSWORD);
            page.waitForURL("**/hawtio/p2c**"); // the login page asks who is logged in: 403
            DeskPages desk = new DeskPages(page, PICTURES);
            new StormPages(storm, desk, page).clear(Storm.written(ORDERS));
            ourPagesWork(desk);
            hawtioItselfWorks(page, running);
        }
    }

    private static void hawtioItselfWorks(Page page, RunningApplication running) {
        page.navigate(running.address() + "/hawtio/camel");
        assertThat(page.getByText("Camel Contexts").first()).isVisible();
        allRoutesAreListedWithFigures(page);
        theDiagramOf(page, "accounts", "begin", "run-accounts-to-customers");
        theDiagramOf(page, "accounts-to-customers", "poll", "transform", "upsert", "checkpoint");
        // Hawtio adds its expression to the name of a split, and cuts the label.
        assertThat(page.locator(".react-flow__node").getByText("split: ${body}")).isVisible();
        assertThat(page.locator(".react-flow__node").getByText("each-company: run...")).isVisible();
        theBeansOfOurDomainAreThere(page, running);
    }

    private static void aWrongPasswordIsRefused(Page page) {
        Chromium.logIn(page, "wrong");
        assertThat(page.getByText("Invalid login credentials")).isVisible();
        picture(page, "1-wrong-password");
    }

    private static void ourPagesWork(DeskPages desk) {
        desk.tab("Overview");
        desk.aDirectionIsPausedAndResumed();
        desk.runsAreListedAndShownOneByOne();
        desk.rulesAreShownForEachTask();
        desk.aNumberIsFoundAndExplained();
        desk.noErrors();
    }

    private static void allRoutesAreListedWithFigures(Page page) {
        page.getByText("routes", new Page.GetByTextOptions().setExact(true)).first().click();
        for (String route :
                List.of(
                        "accounts",
                        "products",
                        "accounts-to-customers",
                        "released-products-to-products",
                        "sales-read",
                        "sales-send",
                        "finance-read",
                        "finance-send")) {
            assertThat(row(page, route)).isVisible();
        }
        assertThat(row(page, "accounts-to-customers").innerText()).containsPattern("[1-9]");
        picture(page, "3-routes");
    }

    private static Locator row(Page page, String route) {
        return page.locator("tbody tr")
                .filter(
                        new Locator.FilterOptions()
                                .setHas(
                                        page.getByText(
                                                route,
                                                new Page.GetByTextOptions().setExact(true))));
    }

    private static void theDiagramOf(Page page, String route, String... steps) {
        page.locator(".pf-v5-c-tree-view__node-text")
                .getByText(route, new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        page.getByText("Route Diagram").click();
        for (String step : steps) {
            assertThat(node(page, step)).containsText(Pattern.compile("[1-9]"));
        }
        picture(page, "4-" + route);
    }

    /** Finds a step of a diagram, which shows counts and a name that may be shortened. */
    private static Locator node(Page page, String step) {
        String shown = step.length() > SHOWN ? step.substring(0, SHOWN) : step + "\\s*$";
        Pattern name = Pattern.compile("(^|[\\s\\d])" + shown);
        return page.locator(".react-flow__node")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    private static void theBeansOfOurDomainAreThere(Page page, RunningApplication running) {
        page.navigate(running.address() + "/hawtio/jmx");
        assertThat(page.getByText("p2c", new Page.GetByTextOptions().setExact(true)).first())
                .isVisible();
        picture(page, "5-beans");
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
