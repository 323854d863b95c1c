package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.cases.CaseResult;
import dev.p2c.cases.Cases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases in {@code mappings/cases}, as {@code p2c test} runs them. */
class MappingCasesTest {

    private static final Cases.Report REPORT = ProjectMappings.cases().run();

    static List<Named<CaseResult>> cases() {
        return REPORT.results().stream()
                .map(result -> Named.of(result.of().file().toString(), result))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void caseProducesItsExpectedResult(CaseResult result) {
        assertThat(result.differences()).isEmpty();
    }

    @Test
    void everyMappingHasAWrittenAndARejectedCase() {
        for (String task : REPORT.tasks()) {
            Path folder = Path.of("mappings", "cases", task);
            assertThat(folder.toFile().list())
                    .as("%s needs a case <name>.out.json and a case <name>.error.txt", folder)
                    .anyMatch(name -> name.endsWith(".out.json"))
                    .anyMatch(name -> name.endsWith(".error.txt"));
        }
        assertThat(REPORT.withoutCase()).isEmpty();
        assertThat(REPORT.withoutMapping()).isEmpty();
    }
}
