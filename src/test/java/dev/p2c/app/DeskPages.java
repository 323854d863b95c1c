package dev.p2c.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The pages of "Prospect to cash" in a browser in which an operator is logged in. */
final class DeskPages {

    private static final int WIDE = 1500;
    private static final int NARROW = 1024;
    private static final int HEIGHT = 1000;

    private static final String NOTHING_IS_CUT_OFF =
            "() => { const p = document.querySelector('.p2c'); return p.scrollWidth <="
                    + " p.clientWidth }";

    private final Page page;
    private final Path pictures;
    private final List<String> errors = new ArrayList<>();

    /** Errors in the browser's console count from here on. */
    DeskPages(Page page, Path pictures) {
        this.page = page;
        this.pictures = pictures;
        page.onConsoleMessage(this::note);
        page.onPageError(errors::add);
    }

    private void note(ConsoleMessage message) {
        if (message.type().equals("error")) {
            errors.add(message.text());
        }
    }

    void noErrors() {
        assertThat(errors).isEmpty();
    }

    void noAlert() {
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    }

    /** Pauses a direction with a reason, and resumes it. */
    void aDirectionIsPausedAndResumed() {
        Locator quotes = page.locator("#direction-quotes");
        button("Pause quotes").click();
        page.getByLabel("Reason, shown to other operators").fill("prices <b>change</b>");
        page.keyboard().press("Enter");
        assertThat(quotes).containsText("paused");
        assertThat(quotes).containsText("prices <b>change</b>");
        button("Resume quotes").click();
        assertThat(button("Pause quotes")).isVisible();
    }

    void runsAreListedAndShownOneByOne() {
        tab("Runs");
        page.getByLabel("Direction").selectOption("accounts");
        assertThat(cell("done").first()).isVisible();
        picture("runs");
        page.locator("tbody tr a").first().click();
        assertThat(cell("accounts-to-customers").first()).isVisible();
        picture("run");
    }

    void rulesAreShownForEachTask() {
        tab("Mappings");
        page.getByRole(AriaRole.BUTTON, named(Pattern.compile("^accounts-to-customers"))).click();
        assertThat(cell("CustomerAccount")).isVisible();
        assertThat(page.locator(".p2c-diagram li"))
                .containsText(
                        new Pattern[] {
                            Pattern.compile("poll.*[1-9]"),
                            Pattern.compile("transform.*[1-9]"),
                            Pattern.compile("upsert.*[1-9]"),
                            Pattern.compile("checkpoint.*[1-9]")
                        });
        picture("mappings");
    }

    void aNumberIsFoundAndExplained() {
        tab("Find");
        page.getByRole(AriaRole.SEARCHBOX).fill("ACC-8800");
        page.keyboard().press("Enter");
        page.getByRole(AriaRole.BUTTON, named(Pattern.compile("^ACC-8800.* in accounts-to-cus")))
                .first()
                .click();
        assertThat(page.getByText("Field rules of the row")).isVisible();
        assertThat(cell("CustomerAccount")).isVisible();
        picture("find");
    }

    /** Opens a tab of the plugin. */
    void tab(String name) {
        page.locator(".p2c-header")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .click();
        assertThat(page.locator(".p2c-header .p2c-here")).hasText(name);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator cell(String text) {
        return page.getByRole(
                AriaRole.CELL, new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    private static Page.GetByRoleOptions named(Pattern name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    /** Stores how a page looks in a wide and in a narrow window, in which nothing is cut off. */
    void picture(String name) {
        for (int width : List.of(NARROW, WIDE)) {
            page.setViewportSize(width, HEIGHT);
            // Hawtio closes or opens its navigation some time after the window has changed.
            String followed = width == NARROW ? "collapsed" : "expanded";
            assertThat(page.locator(".pf-v5-c-page__sidebar.pf-m-" + followed)).isAttached();
            assertThat(page.evaluate(NOTHING_IS_CUT_OFF)).as(name).isEqualTo(true);
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(pictures.resolve(name + "-" + width + ".png")));
        }
    }
}
