package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.check.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of docs/requirements.md and the checks of the program name each other. */
class RequirementsDocTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| .+ \\| (`[^|]+`) \\| (yes|no) \\| [^|]+ \\| [^|]+ \\|$");
    private static final Pattern ID = Pattern.compile("`([^`]+)`");

    @Test
    void everyCheckIsDocumentedWithWhetherItRunsAtAStart() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        String text = Files.readString(Path.of("docs/requirements.md"));
        for (MatchResult row : ROW.matcher(text).results().toList()) {
            ID.matcher(row.group(1))
                    .results()
                    .forEach(id -> documented.put(id.group(1), row.group(2)));
        }
        Map<String, String> made = new TreeMap<>();
        for (Check check : ConfiguredChecks.all(List.of("sales", "finance", "cds"))) {
            check.ids().forEach(id -> made.put(id, check.isCheap() ? "yes" : "no"));
        }

        assertThat(documented).containsExactlyEntriesOf(made);
    }

    @Test
    void everyCheckHasASeededFault() {
        Set<String> seeded = new TreeSet<>();
        SalesRequirementsTest.faults().forEach(fault -> seeded.add(fault.id()));
        RequirementFaultsTest.listed().forEach(fault -> seeded.add(fault.id()));
        Set<String> ids = new TreeSet<>();
        ConfiguredChecks.all(List.of("sales", "finance", "cds"))
                .forEach(check -> ids.addAll(check.ids()));
        // A wrong secret, a company and a bound have tests in CheckCommandTest, the third system
        // has them in DemoRequirementsTest.
        ids.removeIf(id -> id.startsWith("cds."));
        ids.removeAll(Set.of("sales.access", "finance.access", "finance.company", "data.rows"));

        assertThat(seeded).containsAll(ids);
        assertThat(SalesRequirementsTest.faults().count() + RequirementFaultsTest.listed().size())
                .isGreaterThanOrEqualTo(40);
    }
}
