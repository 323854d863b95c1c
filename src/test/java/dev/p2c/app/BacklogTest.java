package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.app.Engine.Command;
import dev.p2c.run.Run;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.RunStatus;
import dev.p2c.testing.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows that wait are counted, tried again however many there are, and end with their source row.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BacklogTest {

    /** More than one page. */
    private static final int MANY = 1_050;

    @TempDir static Path directory;
    private static final TestClock CLOCK = TestClock.running();
    private static Engine engine;
    private static Accounts accounts;
    private static Path mapping;
    private static String text;

    @BeforeAll
    static void start() throws IOException {
        Path mappings = directory.resolve("mappings");
        try (Stream<Path> files = Files.walk(Path.of("mappings"))) {
            files.forEach(
                    file -> copy(file, mappings.resolve(Path.of("mappings").relativize(file))));
        }
        mapping = mappings.resolve("accounts-to-customers.yaml");
        text = Files.readString(mapping);
        engine =
                Engine.on(
                        Engine.standIns(InitialData.EMPTY),
                        directory,
                        Map.of("P2C_MAPPINGS", mappings.toString()),
                        CLOCK);
        accounts = new Accounts(engine);
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterAll
    static void stop() {
        engine.close();
    }

    @Test
    @Order(2)
    void oneMendedRuleClearsAllRejectedRowsInOnePassAndUntilThenNoPassIsDone() throws IOException {
        accounts.seed(MANY);
        int before = accounts.customers();
        rejectAll();
        engine.sync("accounts");

        Run idle = engine.sync("accounts");

        long rejected = idle.backlog().get(Accounts.TASK).rejected();
        assertThat(rejected).isGreaterThanOrEqualTo(MANY);
        assertThat(engine.application().state().runs().latest(1).get(0).status())
                .isEqualTo(RunStatus.INCOMPLETE);
        Command sync = engine.p2c("sync", "accounts");
        assertThat(sync.exit()).isEqualTo(1);
        assertThat(sync.out())
                .containsPattern(
                        rejected + " rows wait: " + rejected + " rejected, tried again .* from 2");

        Files.writeString(mapping, text);
        Run mended = engine.sync("accounts");

        assertThat(mended.counts().created()).isEqualTo(MANY);
        assertThat(accounts.customers() - before).isEqualTo(MANY);
        assertThat(mended.backlog()).isEmpty();
        assertThat(engine.p2c("sync", "accounts").exit()).isZero();
    }

    @Test
    @Order(1)
    void theFailuresOfRowsThatAreGoneOrHaveAnotherNumberEndByThemselves() throws IOException {
        rejectAll();
        String deleted = accounts.create("GONE-1", "Deleted before its next try");
        String renumbered = accounts.create("GONE-2", "Has another number later");
        accounts.create("STAYS-3", "Is still there");
        engine.sync("accounts");
        assertThat(waiting()).contains("GONE-1", "GONE-2", "STAYS-3");
        engine.sales().delete(deleted);
        accounts.change(renumbered, "accountnumber", "NEW-2");
        CLOCK.advance(Duration.ofMinutes(2));

        engine.sync("accounts");

        assertThat(waiting()).contains("NEW-2", "STAYS-3").doesNotContain("GONE-1", "GONE-2");
        Files.writeString(mapping, text);
        engine.sync("accounts");
        assertThat(waiting()).isEmpty();
    }

    private static void rejectAll() throws IOException {
        Files.writeString(
                mapping,
                text.replace("{ from: name, maxLength: 100 }", "{ from: name, maxLength: 1 }"));
        assertThat(Files.readString(mapping)).isNotEqualTo(text);
    }

    private static List<String> waiting() {
        return engine.application().state().failures().list(FailureFilter.all(10_000)).stream()
                .map(Failure::key)
                .toList();
    }
}
