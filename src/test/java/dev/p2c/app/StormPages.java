package dev.p2c.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** Clears the storm by the words of docs/operations.md, with nothing but the browser. */
final class StormPages {

    private static final String EDIT = "accounts-to-customers.yaml:";

    private static final Pattern AWAY = Pattern.compile("finance (is away|does not answer)");

    private final Storm storm;
    private final DeskPages desk;
    private final Page page;

    StormPages(Storm storm, DeskPages desk, Page page) {
        this.storm = storm;
        this.desk = desk;
        this.page = page;
    }

    /**
     * @param orders how many are in Finance in the end
     */
    void clear(int orders) {
        theOverviewNamesEachCauseTheWorstFirst();
        passesGoOnOnceTheSystemIsBack();
        theMistakeOfAnEditIsNamedWithItsLine();
        aConflictIsDecided();
        aCauseIsRemovedInTheTargetAndItsRowsAreRetried();
        aCauseIsRemovedInTheSource();
        rowsAreDiscarded();
        rowsAreEdited();
        nothingIsWrongAnyMore(orders);
        theLogSaysWhoDidWhat();
        alertsAreListedAndTried();
    }

    private void theOverviewNamesEachCauseTheWorstFirst() {
        assertThat(page).hasURL(Pattern.compile(".*/hawtio/p2c/overview$"));
        assertThat(trouble(AWAY).first()).containsText("No row is lost");
        assertThat(trouble(EDIT)).containsText("Correct the file");
        page.getByText(Pattern.compile("Show all")).click();
        assertThat(trouble("changed in both systems: AddressZipCode")).isVisible();
        assertThat(trouble("is not in the value map")).containsText("in Sales, or add it to");
        assertThat(trouble("'Currencies'")).containsText("Create the value in Finance");
        assertThat(trouble("characters, at most")).containsText("Shorten the value in Sales");
        assertThat(trouble("'Country/regions'")).containsText("Create the value in Finance");
        assertThat(page.locator(".p2c-chart")).isVisible();
        desk.picture("overview");
    }

    private Locator trouble(String text) {
        return page.locator(".p2c-troubles li")
                .filter(new Locator.FilterOptions().setHasText(text));
    }

    private Locator trouble(Pattern text) {
        return page.locator(".p2c-troubles li")
                .filter(new Locator.FilterOptions().setHasText(text));
    }

    private void passesGoOnOnceTheSystemIsBack() {
        storm.financeIsBack();
        run("accounts");
        run("orders-to-finance");
        run("products");
        assertThat(trouble(AWAY)).hasCount(0);
    }

    private void run(String direction) {
        desk.button("Run " + direction + " now").click();
        assertThat(page.locator(".p2c-status"))
                .containsText(Pattern.compile("Run " + direction + " now: .*read"));
    }

    private void theMistakeOfAnEditIsNamedWithItsLine() {
        desk.tab("Mappings");
        assertThat(page.getByText("Did you mean \"apply\"?")).isVisible();
        assertThat(page.locator(".p2c-mistakes code")).containsText(EDIT);
        desk.picture("mappings");
        storm.mendTheMapping();
        desk.tab("Overview");
        run("accounts");
        desk.tab("Mappings");
        assertThat(page.getByText("All mapping files are in force")).isVisible();
    }

    private void aConflictIsDecided() {
        desk.tab("Conflicts");
        assertThat(desk.cell("0150")).isVisible();
        assertThat(desk.cell("5003")).isVisible();
        desk.picture("conflicts");
        desk.button("Take the values of Sales for " + Storm.CONTESTED).click();
        assertThat(page.locator(".p2c-status")).containsText("a pass of accounts begins");
        assertThat(page.getByText("No row waits for a decision.")).isVisible();
        assertThat(storm.postalCodeInFinance()).isEqualTo("5003");
    }

    /** What is missing in the target is added there, and all rows of the cause are retried. */
    private void aCauseIsRemovedInTheTargetAndItsRowsAreRetried() {
        desk.tab("Failures");
        Locator card = card("'Currencies'");
        assertThat(card).containsText("For example STORM-");
        desk.picture("failures");
        card.locator("h2 a").click();
        assertThat(page.locator("tbody tr").first()).containsText("PLN");
        desk.picture("failure-rows");
        storm.addZloty();
        page.getByText("Retry all of them").click();
        assertThat(page.locator(".p2c-status")).containsText("a pass of orders-to-finance begins");
        assertThat(page.getByText("No row waits for this cause any more")).isVisible();
    }

    /** A row that is corrected in its source goes across by itself. */
    private void aCauseIsRemovedInTheSource() {
        storm.correctTheCountry();
        desk.tab("Overview");
        run("orders-to-finance");
        desk.tab("Failures");
        assertThat(card("is not in the value map")).hasCount(0);
    }

    /** Rows that nobody needs are left aside with a reason. */
    private void rowsAreDiscarded() {
        Locator card = card("characters, at most");
        card.getByText("Discard").click();
        page.getByLabel("Reason, shown to other operators").fill("a second delivery");
        page.keyboard().press("Enter");
        assertThat(card).hasCount(0);
        page.getByText("Resolved and discarded").click();
        assertThat(desk.cell("a second delivery").first()).isVisible();
        assertThat(page.getByText("Take back").first()).isVisible();
        page.getByText("Waiting", new Page.GetByTextOptions().setExact(true)).click();
    }

    /** A value of one row is corrected, and the row goes across with it. */
    private void rowsAreEdited() {
        card("'Country/regions'").locator("h2 a").click();
        Locator rows = page.locator("tbody tr");
        assertThat(rows).hasCount(2);
        for (int left = 1; left >= 0; left--) {
            rows.first().locator("a").click();
            assertThat(page.getByText("What Sales has")).isVisible();
            desk.button("Edit values").click();
            page.getByLabel("New value of shipto_country").fill("Norway");
            if (left == 1) {
                desk.picture("failure");
            }
            desk.button("Resubmit with the new values").click();
            assertThat(page.locator(".p2c-status")).containsText("a pass of");
            assertThat(page.getByText("The failure of this row ended")).isVisible();
            desk.noAlert();
            page.goBack();
            assertThat(rows).hasCount(left);
        }
    }

    private void nothingIsWrongAnyMore(int orders) {
        desk.tab("Overview");
        assertThat(page.getByText("✓ Nothing is wrong.")).isVisible();
        assertThat(storm.ordersInFinance()).isEqualTo(orders);
        desk.picture("overview-afterwards");
    }

    private void theLogSaysWhoDidWhat() {
        desk.tab("Log");
        for (String action : new String[] {"run", "retry", "discard", "edit", "take source"}) {
            assertThat(desk.cell(action).first()).isVisible();
        }
        desk.picture("log");
    }

    private void alertsAreListedAndTried() {
        desk.tab("Alerts");
        assertThat(desk.cell("a system does not answer")).isVisible();
        desk.button("Send a test").click();
        assertThat(page.locator(".p2c-status")).containsText("No channel is set");
        desk.picture("alerts");
    }

    private Locator card(String text) {
        return page.locator(".p2c-card").filter(new Locator.FilterOptions().setHasText(text));
    }
}
