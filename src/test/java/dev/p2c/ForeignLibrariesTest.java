package dev.p2c;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which packages may use Camel, the network, the stand-ins and the library of their server. */
@AnalyzeClasses(packages = "dev.p2c", importOptions = ImportOption.DoNotIncludeTests.class)
class ForeignLibrariesTest {

    @ArchTest
    static final ArchRule theEngineKnowsNoCamel =
            noClasses()
                    .that()
                    .resideInAnyPackage(
                            "dev.p2c.mapping..",
                            "dev.p2c.odata..",
                            "dev.p2c.state..",
                            "dev.p2c.task..",
                            "dev.p2c.check..",
                            "dev.p2c.cases..",
                            "dev.p2c.draft..",
                            "dev.p2c.reconcile..",
                            "dev.p2c.validate..",
                            "dev.p2c.setup..",
                            "dev.p2c.run..",
                            "dev.p2c.desk..",
                            "dev.p2c.login..",
                            "dev.p2c.alert..",
                            "dev.p2c.error..",
                            "dev.p2c.text..",
                            "dev.p2c.standin..",
                            "dev.p2c.sandbox..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.apache.camel..")
                    .because(
                            "steps are plain methods with typed arguments; Camel calls them, they"
                                    + " do not call Camel");

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
    static final ArchRule onlyTheSandboxImplementsTheStandIns =
            classes()
                    .that()
                    .implement("dev.p2c.standin.StandInLauncher")
                    .or()
                    .implement("dev.p2c.standin.StandIns")
                    .should()
                    .resideInAPackage("dev.p2c.sandbox")
                    .because(
                            "p2c.jar leaves the sandbox out; the application finds it by"
                                    + " ServiceLoader");

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
}
