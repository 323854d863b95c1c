package dev.p2c.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plan files that somebody has edited, cut or joined. */
class PlanFileTest {

    private static final String PLAN =
            """
{"plan":{"kind":"pass","madeAt":"2026-01-02T03:04:05Z","directions":["accounts"],"tasks":{"accounts":["a"]},"systems":{},"mappings":{"a":"1f"}},
"counts":{"update":1},"rows":[
{"task":"a","company":"usmf","key":"1","action":"update","fields":[{"name":"F","old":"x","new":"y"}]}
]}
""";

    @TempDir Path folder;

    private PlanFile open(String text) throws IOException {
        return PlanFile.open(Files.writeString(folder.resolve("plan.json"), text));
    }

    @Test
    void aWholePlanIsRead() throws IOException {
        PlanFile plan = open(PLAN);

        assertThat(plan.rows()).isEqualTo(1);
        assertThat(plan.head().tasks()).containsOnlyKeys("accounts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"kind\":\"pass\" | \"kind\":\"wish\" | is a plan of an unknown kind: wish",
                "\"kind\":\"pass\", | '' | is a plan of an unknown kind: null",
                "\"key\":\"1\" | \"key\":null | row 1 lacks its task, company, key or action",
                "\"update\" | \"improve\" | plan.json:3: is not as bin/p2c plan wrote it, at action",
                "\"new\":\"y\" | \"new\":null | row 1 (1) has a field without name or new value",
                "\"fields\":[ | \"fields\":[7, | plan.json:3: is not as bin/p2c plan wrote it, at"
                        + " fields [0]",
                "\"rows\":[ | \"rows\":{},\"more\":[ | its rows are no list",
                "'\"counts\":{\"update\":1},' | '\"counts\":{' | plan.json:5: is incomplete: the file ends after 0 whole rows",
                "\"plan\": | \"plans\": | its head is missing",
                "\"rows\": | \"lines\": | is no plan: its rows are missing",
                "\"counts\": | \"sums\": | is no plan: its counts are missing",
                "\"update\":1 | \"update\":2 | its counts say update 2, its rows are 1",
                "\"update\":1 | '\"update\":1,\"delete\":1' | its counts say delete 1, its rows are 0",
                "\"rows\": | '\"rows\":[],\"rows\":' | plan.json:2: has the member \"rows\" twice",
                "\"key\":\"1\" | '\"key\":\"1\",\"key\":\"2\"' | plan.json:3: has the member \"key\" twice",
                "\"2026-01-02T03:04:05Z\" | 5 | is not as bin/p2c plan wrote it, at madeAt",
                "\"2026-01-02T03:04:05Z\" | null | does not say when it was made",
                "[\"accounts\"],\"tasks\" | '[\"products\"],\"tasks\"' | has the directions"
                        + " products, and tasks of the directions accounts",
            })
    void anEditedPlanIsRefusedWithItsPlace(String before, String after, String reason) {
        assertThatThrownBy(() -> open(PLAN.replace(before, after)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("plan.json")
                .hasMessageContaining(reason);
    }

    @Test
    void aPlanThatIsCutOffOrFollowedByAnotherOneIsRefused() {
        for (int length = 0; length < PLAN.strip().length(); length++) {
            String cut = PLAN.substring(0, length);
            assertThatThrownBy(() -> open(cut))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageMatching("(?s).*plan.json:\\d: is incomplete: the file ends .*")
                    .hasMessageContaining("make the plan again with bin/p2c plan -o FILE");
        }
        assertThatThrownBy(() -> open(PLAN.strip().substring(0, PLAN.strip().length() - 2)))
                .hasMessageContaining("the file ends after 1 whole row. Copy it again");
        assertThatThrownBy(() -> open(PLAN + PLAN))
                .hasMessageContaining("has text after the end of the plan");
    }

    @Test
    void aTextThatDoesNotBeginAsAPlanIsNone() {
        assertThatThrownBy(() -> open("hello"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is no plan")
                .hasMessageNotContaining("incomplete");
        assertThatThrownBy(() -> open("{\"plan\":" + "[".repeat(100_000)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is not as bin/p2c plan wrote it, at plan");
    }

    @Test
    void aPipeIsRefusedAndNotWaitedFor() throws Exception {
        Path pipe = folder.resolve("pipe");
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
        assertThat(made.waitFor()).isZero();

        assertThatThrownBy(() -> PlanFile.open(pipe))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("pipe: is no regular file");
    }

    @Test
    void whatTheHeadHasAsNullCountsAsMissing() throws IOException {
        PlanHead head =
                open(PLAN.replace("{\"accounts\":[\"a\"]}", "null")
                                .replace("[\"accounts\"]", "null")
                                .replace("\"1f\"", "null"))
                        .head();

        assertThat(head.tasks()).isEmpty();
        assertThat(head.mappings()).isEmpty();
    }
}
