package dev.p2c.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Reports through real programs in the place of a pager. */
class PagerTest {

    private static final Signal INTERRUPT = new Signal("INT");
    private static final int LONGER_THAN_A_PIPE = 100_000;

    private final StringWriter direct = new StringWriter();

    @TempDir Path folder;

    @Test
    void thePagerIsThatOfTheVariableElseLessAndAnEmptyVariableMeansNone() {
        assertThat(Pager.command(Map.of())).hasValue("less -F -R -X");
        assertThat(Pager.command(Map.of("PAGER", "more"))).hasValue("more");
        assertThat(Pager.command(Map.of("PAGER", " "))).isEmpty();
    }

    @Test
    void aPagerGetsTheWholeReport() throws IOException {
        Path shown = folder.resolve("shown");

        print(Optional.of("cat > '%s'".formatted(shown)), pager -> pager.print("a line"));

        assertThat(shown).hasContent("a line");
        assertThat(direct.toString()).isEmpty();
    }

    @Test
    void withoutAPagerTheReportIsPrinted() {
        print(Optional.empty(), pager -> pager.print("a line"));

        assertThat(direct.toString()).isEqualToIgnoringNewLines("a line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p2c-no-such-pager 2>&-", "exit 126", "false", "sh -c 'exit 7'"})
    void aReportIsPrintedIfThePagerDoesNotWork(String command) {
        print(Optional.of(command), pager -> pager.print("a line"));

        assertThat(direct.toString()).isEqualToIgnoringNewLines("a line");
    }

    @ParameterizedTest
    @ValueSource(strings = {"head -n 1 > '%s'", "head -n 1 > '%s'; kill -INT $$"})
    void whoeverLeavesThePagerEarlyGetsNoSecondReport(String command) {
        Path shown = folder.resolve("shown");

        print(
                Optional.of(command.formatted(shown)),
                pager -> {
                    for (int line = 0; line < LONGER_THAN_A_PIPE; line++) {
                        pager.print("line " + line);
                    }
                });

        assertThat(shown).hasContent("line 0");
        assertThat(direct.toString()).isEmpty();
    }

    @Test
    void anInterruptIsMeantForThePagerAsLongAsItRuns() throws IOException {
        AtomicInteger interrupts = new AtomicInteger();
        SignalHandler before = Signal.handle(INTERRUPT, received -> interrupts.incrementAndGet());
        try {
            Path shown = folder.resolve("shown");
            String interrupted = "kill -INT %d; cat > '%s'";

            print(
                    Optional.of(interrupted.formatted(ProcessHandle.current().pid(), shown)),
                    pager -> pager.print("a line"));

            assertThat(Files.readString(shown)).isEqualToIgnoringNewLines("a line");
            assertThat(interrupts).hasValue(0);
        } finally {
            Signal.handle(INTERRUPT, before);
        }
    }

    private void print(Optional<String> command, Consumer<Pager> report) {
        Pager.print(command, Terminal.none(Map.of()), new PrintWriter(direct), report);
    }
}
