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
{"plan":{"kind":"pass","tasks":{"accounts":["a"]},"systems":{},"mappings":{"a":"1f"}},
"counts":{},"rows":[
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
                "'\"counts\":{},' | '\"counts\":{' | plan.json:5: is incomplete: the file ends after 0 whole rows",
                "\"plan\": | \"plans\": | its head is missing",
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
    void whatTheHeadHasAsNullCountsAsMissing() throws IOException {
        PlanHead head = open(PLAN.replace("[\"a\"]", "null").replace("\"1f\"", "null")).head();

        assertThat(head.tasks()).isEmpty();
        assertThat(head.mappings()).isEmpty();
    }
}
