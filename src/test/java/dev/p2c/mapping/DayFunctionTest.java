package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.mapping.ValueFunction.UnfitValueException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Days in any time zone.
 *
 * <p>Holds rules of docs/templates.md, "All of them".
 */
class DayFunctionTest {

    private static final DayFunction DAY = new DayFunction();

    /** Finance sends a day as midday UTC. */
    @Property(tries = 500)
    void aDayOfFinanceStaysThatDay(@ForAll("dates") LocalDate date) throws UnfitValueException {
        for (String time : List.of("", "T12:00:00Z", "T00:00:00Z", "T12:00:00.000Z")) {
            assertThat(day(DAY, date + time).asText()).isEqualTo(date.toString());
        }
    }

    /** Nights in which clocks are changed, and zones 26 hours apart, included. */
    @Property(tries = 2000)
    void aTimeIsTheDayThatAPersonInTheZoneSees(
            @ForAll("dates") LocalDate date, @ForAll("zones") ZoneId zone) throws Exception {
        ValueFunction inZone = DAY.with(zone.getId());
        ZonedDateTime first = date.atStartOfDay(zone);
        ZonedDateTime last = date.plusDays(1).atStartOfDay(zone).minusSeconds(1);
        ZonedDateTime night = ZonedDateTime.of(date, LocalTime.of(2, 30), zone);

        for (ZonedDateTime time : List.of(first, night, last)) {
            if (time.toLocalDate().equals(date)) {
                assertThat(day(inZone, utc(time)).asText())
                        .as("%s in %s", utc(time), zone)
                        .isEqualTo(date.toString());
            }
        }
    }

    @Property(tries = 300)
    void datesThatMeanNeverDoNotMove(@ForAll("zones") ZoneId zone) throws Exception {
        for (ValueFunction function : List.of(DAY, DAY.with(zone.getId()))) {
            for (String empty : List.of("1900-01-01", "1753-01-01")) {
                assertThat(day(function, empty).isNull()).isTrue();
                assertThat(day(function, empty + "T00:00:00Z").isNull()).isTrue();
                assertThat(day(function, empty + "T12:00:00Z").isNull()).isTrue();
            }
            assertThat(day(function, "2154-12-31T23:59:59Z").asText()).isEqualTo("2154-12-31");
            assertThat(day(function, "2154-12-31T12:00:00Z").asText()).isEqualTo("2154-12-31");
        }
    }

    /** People in the zone see the day of Finance, and the day comes back. */
    @Property(tries = 1000)
    void aDayOfFinanceIsTheSameDayForPeopleInTheZone(
            @ForAll("dates") LocalDate date, @ForAll("zones") ZoneId zone) throws Exception {
        ValueFunction midday = new MiddayFunction().with(zone.getId());

        String time = day(midday, date + "T12:00:00Z").asText();

        assertThat(Instant.parse(time).atZone(zone).toLocalDate()).isEqualTo(date);
        assertThat(day(DAY.with(zone.getId()), time).asText()).isEqualTo(date.toString());
        assertThat(day(midday, "1900-01-01T12:00:00Z").isNull()).isTrue();
    }

    @Example
    void aTimeWithoutAZoneIsRefused() {
        assertThatThrownBy(() -> day(DAY, "2026-01-31T23:30:00Z"))
                .isInstanceOf(UnfitValueException.class)
                .hasMessageContaining("point in time")
                .hasMessageContaining("day(Europe/Oslo)");
        assertThatThrownBy(() -> day(DAY, "2026-02-30")).hasMessageContaining("not a date");
    }

    @Example
    void aZoneThatDoesNotExistIsRefused() {
        assertThatThrownBy(() -> DAY.with("Europe/Olso"))
                .isInstanceOf(UnfitValueException.class)
                .hasMessageContaining("Europe/Olso");
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(1900, 1, 4).toEpochDay(),
                        LocalDate.of(2154, 12, 28).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList())
                .map(ZoneId::of);
    }

    private static String utc(ZonedDateTime time) {
        return time.withZoneSameInstant(ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'"));
    }

    private static JsonNode day(ValueFunction function, String text) throws UnfitValueException {
        return function.apply(TextNode.valueOf(text));
    }
}
