package dev.p2c.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxSettings;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.testing.TestClock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs a day of business against stand-ins that no integration connects. */
class BusinessDayTest {

    private static final int EVENTS = 20;

    private final TestClock clock = TestClock.standing();
    private final List<Event> events = new ArrayList<>();
    private Sandbox sandbox;
    private BusinessDay day;

    @BeforeEach
    void open() {
        sandbox =
                Sandbox.start(
                        SandboxSettings.defaults()
                                .withPorts(0, 0, 0)
                                .withClock(clock)
                                .withData(InitialData.DEMO));
        day = new BusinessDay(addresses(sandbox), clock, 7, events::add);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private static SandboxAddresses addresses(Sandbox sandbox) {
        return new SandboxAddresses(sandbox.tokenUrl(), sandbox.salesUrl(), sandbox.financeUrl());
    }

    private void ticks(int count) {
        for (int i = 0; i < count; i++) {
            clock.advance(StoryRate.FAST.newDeal());
            day.tick(StoryRate.FAST);
        }
    }

    private SandboxClient sales() {
        return new SandboxClient(sandbox.salesUrl(), sandbox.tokenUrl());
    }

    @Test
    void sameSeedMakesTheSameEvents() {
        ticks(EVENTS);
        List<Event> first = List.copyOf(events);
        close();
        open();
        events.clear();

        ticks(EVENTS);

        assertThat(first).hasSizeGreaterThan(EVENTS);
        assertThat(events).isEqualTo(first);
    }

    /** Nothing reaches Finance in this test, so deals wait and are given up in the end. */
    @Test
    void dealsWithoutProgressAreGivenUpAndTheNumberOfOpenDealsIsLimited() {
        for (int i = 0; i < 2 * BusinessDay.MAX_OPEN; i++) {
            ticks(1);
            assertThat(day.open()).isBetween(0, BusinessDay.MAX_OPEN);
        }

        assertThat(events)
                .extracting(Event::kind)
                .contains(EventKind.MISTAKE, EventKind.CORRECTION, EventKind.GIVEN_UP);
    }

    @Test
    void throttledStoryWaitsAsLongAsRetryAfterSays() {
        sales().control(
                        "POST",
                        "faults",
                        "[{\"method\":\"PATCH\",\"path\":\"accounts\",\"status\":429,"
                                + "\"code\":\"0x80072322\",\"retryAfter\":60,\"times\":1}]");
        clock.advance(StoryRate.FAST.newDeal());
        assertThat(day.tick(StoryRate.FAST)).get().asString().endsWith("answers 429");
        sales().control("DELETE", "stats", "");

        ticks(5);
        assertThat(sales().control("GET", "stats", "").json().get("requests").asLong()).isZero();

        ticks(2);
        assertThat(events).isNotEmpty();
    }

    @Test
    void lostResponseCreatesNoDuplicates() {
        sales().control(
                        "POST",
                        "faults",
                        "[{\"method\":\"PATCH\",\"dropConnection\":\"after\",\"path\":\".*\",\"every\":2}]");
        long accounts = accounts();

        ticks(40);

        long entered =
                events.stream()
                        .filter(e -> e.text().startsWith("new customer"))
                        .map(Event::text)
                        .distinct()
                        .count();
        assertThat(entered).isPositive();
        assertThat(accounts() - accounts).isBetween(entered, entered + day.open());
    }

    private long accounts() {
        return sandbox.sales().store().table("accounts").size();
    }

    @Test
    void storyStartsAnewAfterAReset() {
        ticks(5);
        sales().control("POST", "reset", "{}");
        events.clear();

        ticks(EVENTS);

        assertThat(events).extracting(Event::kind).contains(EventKind.GIVEN_UP, EventKind.CUSTOMER);
        assertThat(events)
                .extracting(Event::text)
                .contains("all rows are gone, business starts anew");
    }
}
