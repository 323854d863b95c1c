package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.p2c.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads mapping files that are cut, doubled or mistyped at random, as in the middle of an edit. */
class BrokenMappingTest {

    private static final String TYPED = "{}[]:,#&*!|>'\"%@`-? \n\t~0aZ\u00e9\u200f\ufeff";
    private static final int TRIES = 300;

    @TempDir Path parent;

    @Test
    void anyBrokenFileIsLoadedOrReportedWithItsPlace() throws IOException {
        String good = Files.readString(Path.of("mappings", "accounts-to-customers.yaml"));
        MappingFolder folder = new MappingFolder(parent);
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < TRIES; i++) {
            String broken = good;
            for (int edits = random.nextInt(4); edits >= 0; edits--) {
                broken = edited(broken, random);
            }
            load(folder.write("t.yaml", broken), "seed " + seed + ", try " + i);
        }
    }

    private static void load(MappingFolder folder, String attempt) {
        try {
            new Transformer(folder.mappings().load("t"));
        } catch (ConfigurationException wrong) {
            assertThat(wrong.problems())
                    .as(attempt)
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.place()).contains("mappings/"));
        } catch (RuntimeException | StackOverflowError bug) {
            fail(attempt, bug);
        }
    }

    private static String edited(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(40));
        String piece = text.substring(from, to);
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, to) + piece + text.substring(to);
            default ->
                    text.substring(0, from)
                            + TYPED.charAt(random.nextInt(TYPED.length()))
                            + text.substring(from);
        };
    }
}
