package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.app.cli.ExitCode;
import dev.p2c.routes.Direction;
import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.sandbox.story.BusinessDay;
import dev.p2c.sandbox.story.Event;
import dev.p2c.sandbox.story.EventKind;
import dev.p2c.sandbox.story.SandboxAddresses;
import dev.p2c.sandbox.story.StoryRate;
import dev.p2c.state.Conflict;
import dev.p2c.state.FailureFilter;
import dev.p2c.testing.TestClock;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A simulated day with every kind of deal and a pass of all directions after each step.
 *
 * <p>Holds rules of docs/templates.md, "Sales Invoices", "All of them".
 */
class StoryTest {

    private static final int DEALS = 15;
    private static final int MOST_TICKS = 60;

    private static final List<Event> EVENTS = new ArrayList<>();

    @TempDir static Path directory;
    private static Engine engine;
    private static int open;

    @BeforeAll
    static void aDay() {
        engine = Engine.start(directory, InitialData.EMPTY);
        engine.finance().control("POST", "seed", "{\"products\": 8}");
        TestClock clock = TestClock.standing();
        BusinessDay day = new BusinessDay(addresses(), clock, 42, EVENTS::add);
        for (int tick = 1; tick <= DEALS || day.open() > 0 && tick < MOST_TICKS; tick++) {
            clock.advance(StoryRate.FAST.newDeal());
            assertThat(day.tick(StoryRate.FAST)).isEmpty();
            if (tick == DEALS) {
                day.lastOrders();
            }
            engine.application().directions().stream().map(Direction::id).forEach(engine::sync);
        }
        open = day.open();
    }

    private static SandboxAddresses addresses() {
        return new SandboxAddresses(
                engine.sandbox().tokenUrl(),
                engine.sandbox().salesUrl(),
                engine.sandbox().financeUrl());
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    void everyKindOfDealHappensAndNoneIsAbandoned() {
        Set<EventKind> happened = EVENTS.stream().map(Event::kind).collect(Collectors.toSet());

        assertThat(happened).isEqualTo(EnumSet.complementOf(EnumSet.of(EventKind.GIVEN_UP)));
        assertThat(open).isZero();
    }

    @Test
    void theStoryIsLoggedInPlainSentences() {
        assertThat(EVENTS)
                .extracting(Event::text)
                .anyMatch(text -> text.matches(".+ orders \\d+ x .+, order ORD-\\d{5}-[A-Z]{6}"))
                .allMatch(text -> text.length() < 250 && !text.contains("%"));
    }

    /** Every mistake was corrected, so no row is waiting. */
    @Test
    void noRowIsWaitingOrRejected() {
        assertThat(count(EventKind.MISTAKE))
                .isEqualTo(count(EventKind.CORRECTION))
                .isGreaterThan(4);
        assertThat(engine.application().state().failures().list(FailureFilter.all(10))).isEmpty();
    }

    private static long count(EventKind kind) {
        return EVENTS.stream().filter(event -> event.kind() == kind).count();
    }

    @Test
    void everyInvoiceHasTheSameTotalInBothSystemsToTheCent() {
        Map<String, BigDecimal> inSales =
                totals(engine.sales().get("invoices"), "invoicenumber", "totalamount");
        String posted = "ExternallyMaintainedCustomerSalesInvoiceHeaders?cross-company=true";
        Map<String, BigDecimal> inFinance =
                totals(engine.finance().get(posted), "InvoiceNumber", "TotalInvoiceAmount");

        assertThat(inSales).isEqualTo(inFinance).hasSize((int) count(EventKind.INVOICED));
    }

    @Test
    void everyInvoiceHasTheSameTaxAndDiscountInBothSystems() {
        for (String[] pair :
                new String[][] {
                    {"totaltax", "TotalTaxAmount"},
                    {"totaldiscountamount", "TotalDiscountAmount"},
                    {"discountamount", "TotalDiscountCustomerGroupCode"},
                    {"freightamount", "TotalChargeAmount"}
                }) {
            String posted = "ExternallyMaintainedCustomerSalesInvoiceHeaders?cross-company=true";
            assertThat(totals(engine.sales().get("invoices"), "invoicenumber", pair[0]))
                    .as(pair[0])
                    .isEqualTo(totals(engine.finance().get(posted), "InvoiceNumber", pair[1]));
        }
    }

    /** People of the story edit each row in one system only, and plug-ins are no people. */
    @Test
    void nobodyMadeAConflict() {
        assertThat(engine.application().state().conflicts().settled(Optional.empty(), 1000))
                .extracting(Conflict::task, Conflict::key, Conflict::field)
                .isEmpty();
    }

    @Test
    void aFullPassOverTheDayWritesNothing() {
        Engine.setBackCounters(engine.sales());
        Engine.setBackCounters(engine.finance());
        for (Direction direction : engine.application().directions()) {
            engine.application().runNow(direction.id(), Engine.command(true));
        }
        assertThat(Engine.writes(engine.sales())).isZero();
        assertThat(Engine.writes(engine.finance())).isZero();
    }

    private static Map<String, BigDecimal> totals(Reply reply, String number, String total) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        for (JsonNode row : reply.json().get("value")) {
            totals.put(row.get(number).asText(), row.get(total).decimalValue().setScale(2));
        }
        return totals;
    }

    /** An order that was invoiced is Invoiced in Sales, one that was canceled is Canceled. */
    @Test
    void everyOrderHasItsFinalStateInBothSystems() {
        Map<String, Long> statuses = new TreeMap<>();
        engine.sales()
                .get("salesorders?$select=msdynce_processingstatus")
                .json()
                .get("value")
                .forEach(
                        row ->
                                statuses.merge(
                                        row.get("msdynce_processingstatus").asText(),
                                        1L,
                                        Long::sum));

        assertThat(statuses)
                .isEqualTo(
                        Map.of(
                                "647390003",
                                count(EventKind.ORDER) - count(EventKind.CANCELED),
                                "647390010",
                                count(EventKind.CANCELED)));
    }

    @Test
    void anUnknownRateIsRefusedBeforeAnythingStarts() {
        Engine.Command run = engine.p2c("run", "--sandbox", "--story", "mad");

        assertThat(run.exit()).isEqualTo(ExitCode.WRONG);
        assertThat(run.err())
                .contains("--story")
                .contains("is \"mad\", expected one of off, slow, fast");
    }
}
