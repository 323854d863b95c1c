package dev.p2c.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class AlertsContract extends OpenState {

    private static final List<String> BOTH = List.of("mail", "webhook");

    private static NewAlert away(String text) {
        return new NewAlert("away", "sales", "error", text, "/p2c");
    }

    private boolean raise() {
        return state.alerts().raise(away("Sales is away"), BOTH, clock.instant());
    }

    private long openId() {
        return state.alerts().open().get(0).id();
    }

    @Test
    void anAlertIsRaisedOnceUntilItIsOver() {
        assertThat(raise()).isTrue();
        assertThat(raise()).isFalse();

        assertThat(state.alerts().end(openId(), BOTH, clock.instant())).isTrue();
        assertThat(state.alerts().open()).isEmpty();
        assertThat(raise()).isTrue();
        assertThat(state.alerts().newest(10)).hasSize(2);
    }

    @Test
    void aNoticeIsClaimedOnceAndComesBackIfItsSenderDies() {
        raise();

        assertThat(state.alerts().claim("mail", START.plusSeconds(60))).hasSize(1);
        assertThat(state.alerts().claim("mail", START.plusSeconds(60))).isEmpty();

        clock.advance(Duration.ofSeconds(61));
        assertThat(state.alerts().claim("mail", START.plusSeconds(600)))
                .singleElement()
                .satisfies(notice -> assertThat(notice.attempts()).isEqualTo(1));
    }

    @Test
    void onlyWhoWasToldOfAnAlertIsToldOfItsEnd() {
        raise();
        state.alerts().claim("mail", START).forEach(sent -> state.alerts().settle(sent.id()));

        state.alerts().end(openId(), BOTH, clock.instant());

        assertThat(state.alerts().unsent())
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.channel()).isEqualTo("mail");
                            assertThat(notice.isOver()).isTrue();
                        });
    }

    @Test
    void aNoticeThatFailedKeepsWhyAndIsDueLater() {
        raise();
        long id = state.alerts().claim("mail", START.plusSeconds(60)).get(0).id();

        state.alerts().failed(id, "connection refused", START.plusSeconds(120));

        assertThat(state.alerts().unsent().get(0).error()).isEqualTo("connection refused");
        clock.advance(Duration.ofSeconds(119));
        assertThat(state.alerts().claim("mail", START)).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        assertThat(state.alerts().claim("mail", START)).hasSize(1);
    }

    @Test
    void anOpenAlertTellsItsLatestFiguresAndIsNotPurged() {
        raise();
        state.alerts().retell(openId(), "Sales is away since ten");

        assertThat(state.alerts().purge(START.plusSeconds(1))).isZero();
        assertThat(state.alerts().open().get(0).text()).endsWith("since ten");

        state.alerts().end(openId(), List.of(), clock.instant());
        state.alerts().unsent().forEach(notice -> state.alerts().settle(notice.id()));
        assertThat(state.alerts().purge(START.plusSeconds(1))).isEqualTo(1);
    }

    @Test
    void manyRowsOfOneReasonAreABurst() {
        state.commit(
                batch(
                        List.of(),
                        List.of(
                                rejected("A", "no unit pal"),
                                rejected("B", "no unit pal"),
                                rejected("C", "too long")),
                        List.of()));

        String group = state.failureCounts().groups(FailureFilter.all(1)).get(0).group();
        assertThat(state.failureCounts().bursts(2, START))
                .containsExactly(
                        new FailureBurst(TASK, "no unit pal", group, 2, 2, "A", "no unit pal"));
        assertThat(state.failureCounts().bursts(2, START.plusSeconds(1)))
                .extracting(FailureBurst::recent)
                .containsExactly(0L);
    }
}
