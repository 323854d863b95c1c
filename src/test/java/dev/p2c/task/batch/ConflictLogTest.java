package dev.p2c.task.batch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.p2c.state.NewConflict;
import dev.p2c.state.Winner;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ConflictLogTest {

    private final Logger log = (Logger) LoggerFactory.getLogger("test.conflicts");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.setLevel(Level.INFO);
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void detach() {
        log.detachAppender(lines);
    }

    @Test
    void rowsThatNeverAgreedAreCountedInOneLine() {
        ConflictLog.log(log, "units", List.of(conflict("box", null), conflict("pal", null)));

        assertThat(lines.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .startsWith("units: 2 rows differed from the target at the first comparison");
    }

    @Test
    void aRowThatAgreedBeforeIsToldWithBothValues() {
        ConflictLog.log(log, "units", List.of(conflict("box", "1"), conflict("pal", null)));

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .hasSize(2)
                .anyMatch(line -> line.startsWith("units: 1 row differed"))
                .contains(
                        "units: box in conflict: quantity: the target's \"12\" wins over the"
                                + " source's \"2\"");
    }

    private static NewConflict conflict(String key, String base) {
        return new NewConflict(key, "quantity", base, "2", "12", Winner.TARGET);
    }
}
