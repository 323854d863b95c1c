package dev.p2c;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between packages. */
@AnalyzeClasses(packages = "dev.p2c", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule arrowsPointOneWay =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("app")
                    .definedBy("dev.p2c.app..")
                    .layer("operate")
                    .definedBy("dev.p2c.operate..")
                    .layer("routes")
                    .definedBy("dev.p2c.routes..")
                    .layer("task")
                    .definedBy("dev.p2c.task..")
                    .layer("mapping")
                    .definedBy("dev.p2c.mapping..")
                    .layer("odata")
                    .definedBy("dev.p2c.odata..")
                    .layer("state")
                    .definedBy("dev.p2c.state..")
                    .layer("error")
                    .definedBy("dev.p2c.error..")
                    .layer("sandbox")
                    .definedBy("dev.p2c.sandbox..")
                    .whereLayer("app")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("operate")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("routes")
                    .mayOnlyBeAccessedByLayers("app")
                    .whereLayer("task")
                    .mayOnlyBeAccessedByLayers("app", "operate")
                    .whereLayer("mapping")
                    .mayOnlyBeAccessedByLayers("app", "routes", "task")
                    .whereLayer("odata")
                    .mayOnlyBeAccessedByLayers("app", "routes", "task", "operate")
                    .whereLayer("state")
                    .mayOnlyBeAccessedByLayers("app", "task", "operate")
                    .whereLayer("sandbox")
                    .mayOnlyBeAccessedByLayers("app")
                    .because(
                            "a reader who opens one package must not need those above it; move the code, not the rule");

    @ArchTest
    static final ArchRule theEngineKnowsNoCamel =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.p2c.mapping..",
                            "dev.p2c.odata..",
                            "dev.p2c.state..",
                            "dev.p2c.task..",
                            "dev.p2c.error..",
                            "dev.p2c.sandbox..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.camel..")
                    .because(
                            "steps are plain methods with typed arguments; Camel calls them, they do not call Camel");

    @ArchTest
    static final ArchRule mappingKnowsNoNetwork =
            noClasses()
                    .that()
                    .resideInAPackage("dev.p2c.mapping..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "java.net.http..", "org.apache.http..", "org.apache.hc..", "java.sql..")
                    .because("a mapping is rows in, rows out, so that its cases need no systems");

    @ArchTest
    static final ArchRule onlyTheStandInsUseOlingosServer =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("dev.p2c.sandbox..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.olingo.server..")
                    .because("the application talks to services, it is none");

    @ArchTest
    static final ArchRule theStoryUsesTheStandInsOverHttp =
            noClasses()
                    .that()
                    .resideInAPackage("dev.p2c.sandbox.story..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "dev.p2c.sandbox.sales..",
                            "dev.p2c.sandbox.finance..",
                            "dev.p2c.sandbox.store..",
                            "dev.p2c.sandbox.odata..",
                            "dev.p2c.sandbox.demo..")
                    .because("people do business at the counter, not in the store");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("dev.p2c.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("packages that need each other are one package");
}
