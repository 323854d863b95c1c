package dev.p2c.mapping;

import dev.p2c.routes.DirectionFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Named;

/**
 * Runs the tests of {@code make check} that read routes, mappings and cases, on the project in the
 * working directory. A process of its own, because the tests read relative paths.
 */
public final class ProjectCheck {

    private ProjectCheck() {}

    public static void main(String[] args) throws Exception {
        new DirectionFiles(Path.of("routes")).load(ProjectMappings.open().tasks());
        MappingSchemaTest schema = new MappingSchemaTest();
        for (Path mapping : MappingSchemaTest.mappings()) {
            schema.mappingFitsTheSchemaAndNamesItForEditors(mapping);
        }
        new MappingNamesTest().everyNameInAMappingExistsInItsService();
        new MappingsTest().shippedMappingsHaveAtLeastTheFieldsOfTheirTemplates();
        MappingCasesTest cases = new MappingCasesTest();
        for (Named<Path> testCase : MappingCasesTest.cases()) {
            cases.caseProducesItsExpectedResult(testCase.getPayload());
        }
        cases.everyMappingHasAWrittenAndARejectedCase();
    }
}
