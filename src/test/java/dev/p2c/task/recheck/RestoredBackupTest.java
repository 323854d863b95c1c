package dev.p2c.task.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules by which a restored backup is recognised, and which rows are remembered for them. */
class RestoredBackupTest {

    private final VersionSample sample = new VersionSample(RestoredBackupTest::number);

    private static OptionalLong number(String etag) {
        return etag.matches("W/\"\\d+\"")
                ? OptionalLong.of(Long.parseLong(etag.replaceAll("\\D", "")))
                : OptionalLong.empty();
    }

    private static Optional<String> version(long number) {
        return Optional.of("W/\"" + number + "\"");
    }

    @Test
    void newerVersionsProveNothing() {
        sample.add(version(8), "W/\"7\"");
        sample.add(version(7), "W/\"7\"");

        assertThat(sample.finding("read")).isEmpty();
    }

    @Test
    void oneOlderVersionProvesABackup() {
        sample.add(version(8), "W/\"7\"");
        sample.add(version(6), "W/\"7\"");

        assertThat(sample.finding("read"))
                .contains("of the 2 rows read last, 0 are missing and 1 is older");
    }

    @Test
    void missingRowsProveABackupOnlyIfTheyAreMoreThanHalf() {
        sample.add(Optional.empty(), "W/\"7\"");
        sample.add(version(8), "W/\"7\"");
        assertThat(sample.finding("created")).as("half of the rows").isEmpty();

        sample.add(Optional.empty(), null);

        assertThat(sample.finding("created"))
                .contains("of the 3 rows created last, 2 are missing and 0 are older");
    }

    @Test
    void missingRowsWereDeletedByHandIfARowWrittenLaterIsStillThere() {
        for (int i = 1; i <= 10; i++) {
            sample.add(Optional.empty(), "W/\"" + i + "\"");
        }
        assertThat(sample.finding("created")).isPresent();

        sample.add(version(11), "W/\"11\"");

        assertThat(sample.isDeletedByHand()).isTrue();
        assertThat(sample.finding("created")).isEmpty();
        sample.add(Optional.empty(), "W/\"12\"");
        assertThat(sample.finding("created")).as("the newest row is missing").isPresent();
    }

    @Test
    void etagsWithoutANumberHaveNoOrder() {
        sample.add(Optional.of("W/\"abc\""), "W/\"7\"");
        sample.add(version(1), "W/\"JzEsNTY\"");
        sample.add(version(1), null);

        assertThat(sample.finding("read")).isEmpty();
    }

    @Test
    void anEmptySampleProvesNothing() {
        assertThat(sample.finding("read")).isEmpty();
    }

    @Test
    void aRowThatIsSeenAgainMovesToTheEndWithItsNewVersion() {
        List<String> merged =
                LatestRows.merge(
                        List.of("a1", "b1", "c1"), List.of("a2"), row -> row.substring(0, 1));

        assertThat(merged).containsExactly("b1", "c1", "a2");
    }

    @Test
    void onlyTheLastFiftyRowsAreKept() {
        List<String> before = IntStream.range(0, 49).mapToObj(String::valueOf).toList();

        assertThat(LatestRows.merge(before, List.of("x", "y"), row -> row))
                .hasSize(50)
                .startsWith("1")
                .endsWith("x", "y");
    }

    @Test
    void anotherEnvironmentIsAReasonToCompareAndTheFirstIsNot() {
        assertThat(new KnownEnvironment(Optional.empty(), "sales a").reason()).isEmpty();
        assertThat(new KnownEnvironment(Optional.of("sales a"), "sales a").reason()).isEmpty();

        KnownEnvironment other = new KnownEnvironment(Optional.of("sales a"), "sales b");

        assertThat(other.isOther()).isTrue();
        assertThat(other.reason()).contains("the environment changed from sales a to sales b");
        assertThat(other.refusal("accounts"))
                .contains("belongs to sales a, but this is sales b")
                .contains("bin/p2c sync accounts --adopt");
    }
}
