package dev.p2c.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxSettings;
import dev.p2c.sandbox.TestClock;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.sandbox.story.Event.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who do business in stand-ins that nothing connects. */
class BusinessDayTest {

    private static final int EVENTS = 20;

    private final TestClock clock = new TestClock();
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
        day = new BusinessDay(places(sandbox), clock, 7, events::add);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private static Places places(Sandbox sandbox) {
        return new Places(sandbox.tokenUrl(), sandbox.salesUrl(), sandbox.financeUrl());
    }

    private void ticks(int count) {
        for (int i = 0; i < count; i++) {
            clock.move(StoryRate.FAST.newDeal());
            day.tick(StoryRate.FAST);
        }
    }

    private SandboxClient sales() {
        return new SandboxClient(sandbox.salesUrl(), sandbox.tokenUrl());
    }

    @Test
    void theSameSeedMakesTheSameEvents() {
        ticks(EVENTS);
        List<Event> first = List.copyOf(events);
        close();
        open();
        events.clear();

        ticks(EVENTS);

        assertThat(first).hasSizeGreaterThan(EVENTS);
        assertThat(events).isEqualTo(first);
    }

    /** Nothing reaches Finance here, so deals wait, and at last are given up. */
    @Test
    void whatDoesNotMoveOnIsGivenUpAndNeverTooMuchIsOpen() {
        for (int i = 0; i < 2 * BusinessDay.MOST; i++) {
            ticks(1);
            assertThat(day.open()).isBetween(0, BusinessDay.MOST);
        }

        assertThat(events)
                .extracting(Event::kind)
                .contains(Kind.MISTAKE, Kind.CORRECTION, Kind.GIVEN_UP);
    }

    @Test
    void whoIsThrottledWaitsAsLongAsHeIsTold() {
        sales().control(
                        "POST",
                        "faults",
                        "[{\"method\":\"PATCH\",\"path\":\"accounts\",\"status\":429,"
                                + "\"code\":\"0x80072322\",\"retryAfter\":60,\"times\":1}]");
        clock.move(StoryRate.FAST.newDeal());
        assertThat(day.tick(StoryRate.FAST)).get().asString().endsWith("answers 429");
        sales().control("DELETE", "stats", "");

        ticks(5);
        assertThat(sales().control("GET", "stats", "").json().get("requests").asLong()).isZero();

        ticks(2);
        assertThat(events).isNotEmpty();
    }

    @Test
    void aLostAnswerDoublesNothing() {
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
    void businessStartsAnewAfterAReset() {
        ticks(5);
        sales().control("POST", "reset", "{}");
        events.clear();

        ticks(EVENTS);

        assertThat(events).extracting(Event::kind).contains(Kind.GIVEN_UP, Kind.CUSTOMER);
        assertThat(events).extracting(Event::text).contains("all is gone, business starts anew");
    }
}
