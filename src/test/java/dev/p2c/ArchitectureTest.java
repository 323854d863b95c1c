package dev.p2c;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;

/** Each package may only use the packages named here. */
@AnalyzeClasses(packages = "dev.p2c", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] ODATA = {
        "odata",
        "odata.model",
        "odata.dialect",
        "odata.transport",
        "odata.read",
        "odata.write",
        "odata.sales",
        "odata.finance"
    };

    private static LayeredArchitecture layers(String... names) {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : names) {
            layers = layers.layer(name).definedBy("dev.p2c." + name);
        }
        return layers;
    }

    @ArchTest
    static final ArchRule arrowsBetweenRoomsPointOneWay =
            layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer("app")
                    .definedBy("dev.p2c.app..")
                    .layer("operate")
                    .definedBy("dev.p2c.operate..")
                    .layer("desk")
                    .definedBy("dev.p2c.desk..")
                    .layer("login")
                    .definedBy("dev.p2c.login..")
                    .layer("alert")
                    .definedBy("dev.p2c.alert..")
                    .layer("routes")
                    .definedBy("dev.p2c.routes..")
                    .layer("planning")
                    .definedBy("dev.p2c.planning..")
                    .layer("plan")
                    .definedBy("dev.p2c.plan..")
                    .layer("explain")
                    .definedBy("dev.p2c.explain..")
                    .layer("task")
                    .definedBy("dev.p2c.task..")
                    .layer("check")
                    .definedBy("dev.p2c.check..")
                    .layer("reconcile")
                    .definedBy("dev.p2c.reconcile..")
                    .layer("cases")
                    .definedBy("dev.p2c.cases..")
                    .layer("draft")
                    .definedBy("dev.p2c.draft..")
                    .layer("validate")
                    .definedBy("dev.p2c.validate..")
                    .layer("setup")
                    .definedBy("dev.p2c.setup..")
                    .layer("run")
                    .definedBy("dev.p2c.run..")
                    .layer("mapping")
                    .definedBy("dev.p2c.mapping..")
                    .layer("odata")
                    .definedBy("dev.p2c.odata..")
                    .layer("state")
                    .definedBy("dev.p2c.state..")
                    .layer("error")
                    .definedBy("dev.p2c.error..")
                    .layer("text")
                    .definedBy("dev.p2c.text..")
                    .layer("standin")
                    .definedBy("dev.p2c.standin..")
                    .layer("sandbox")
                    .definedBy("dev.p2c.sandbox..")
                    .whereLayer("app")
                    .mayNotBeAccessedByAnyLayer()
                    .whereLayer("operate")
                    .mayOnlyAccessLayers(
                            "desk", "login", "run", "mapping", "odata", "state", "error", "text")
                    .whereLayer("login")
                    .mayOnlyAccessLayers("error", "text")
                    .whereLayer("desk")
                    .mayOnlyAccessLayers("run", "mapping", "state", "error", "text")
                    .whereLayer("alert")
                    .mayOnlyAccessLayers("run", "state", "error", "text")
                    .whereLayer("routes")
                    .mayOnlyAccessLayers("run", "mapping", "odata", "error", "text")
                    .whereLayer("planning")
                    .mayOnlyAccessLayers(
                            "reconcile",
                            "task",
                            "plan",
                            "run",
                            "mapping",
                            "odata",
                            "state",
                            "error",
                            "text")
                    .whereLayer("plan")
                    .mayOnlyAccessLayers("error", "text")
                    .whereLayer("explain")
                    .mayOnlyAccessLayers("task", "mapping", "odata", "state", "error", "text")
                    .whereLayer("task")
                    .mayOnlyAccessLayers(
                            "run",
                            "check",
                            "validate",
                            "mapping",
                            "odata",
                            "state",
                            "error",
                            "text")
                    .whereLayer("reconcile")
                    .mayOnlyAccessLayers("task", "mapping", "odata", "state", "error", "text")
                    .whereLayer("check")
                    .mayOnlyAccessLayers("setup", "validate", "mapping", "odata", "error", "text")
                    .whereLayer("cases")
                    .mayOnlyAccessLayers("mapping", "error", "text")
                    .whereLayer("draft")
                    .mayOnlyAccessLayers("cases", "mapping", "odata", "error", "text")
                    .whereLayer("validate")
                    .mayOnlyAccessLayers("mapping", "odata", "error", "text")
                    .whereLayer("setup")
                    .mayOnlyAccessLayers("odata", "error", "text")
                    .whereLayer("run")
                    .mayOnlyAccessLayers("state", "error", "text")
                    .whereLayer("mapping")
                    .mayOnlyAccessLayers("error", "text")
                    .whereLayer("odata")
                    .mayOnlyAccessLayers("error", "text")
                    .whereLayer("state")
                    .mayOnlyAccessLayers("error", "text")
                    .whereLayer("error")
                    .mayNotAccessAnyLayer()
                    .whereLayer("text")
                    .mayNotAccessAnyLayer()
                    .whereLayer("standin")
                    .mayOnlyAccessLayers("error", "text")
                    .whereLayer("standin")
                    .mayOnlyBeAccessedByLayers("app", "sandbox")
                    .whereLayer("sandbox")
                    .mayOnlyAccessLayers("standin", "error", "text")
                    .whereLayer("sandbox")
                    .mayNotBeAccessedByAnyLayer()
                    .because(
                            "a reader of one package must not need the packages above it;"
                                    + " move the code, not the rule");

    @ArchTest
    static final ArchRule arrowsWithinApp =
            layers("app", "app.cli", "app.settings")
                    .whereLayer("app")
                    .mayOnlyAccessLayers("app.settings")
                    .whereLayer("app.settings")
                    .mayNotAccessAnyLayer()
                    .because("commands use the application, the application does not print");

    @ArchTest
    static final ArchRule arrowsWithinTask =
            layers(
                            "task",
                            "task.plan",
                            "task.batch",
                            "task.poll",
                            "task.upsert",
                            "task.deletion",
                            "task.recheck")
                    .whereLayer("task.plan")
                    .mayNotAccessAnyLayer()
                    .whereLayer("task.batch")
                    .mayOnlyAccessLayers("task.plan")
                    .whereLayer("task.poll")
                    .mayOnlyAccessLayers("task.batch", "task.plan")
                    .whereLayer("task.upsert")
                    .mayOnlyAccessLayers("task.batch", "task.plan")
                    .whereLayer("task.deletion")
                    .mayOnlyAccessLayers("task.batch", "task.plan")
                    .whereLayer("task.recheck")
                    .mayOnlyAccessLayers("task.batch", "task.plan")
                    .because("each step of a task can be read alone; only Task knows their order");

    @ArchTest
    static final ArchRule arrowsWithinCheck =
            layers("check", "check.names", "check.sales", "check.finance", "check.data")
                    .whereLayer("check")
                    .mayNotAccessAnyLayer()
                    .whereLayer("check.names")
                    .mayOnlyAccessLayers("check")
                    .whereLayer("check.sales")
                    .mayOnlyAccessLayers("check", "check.names")
                    .whereLayer("check.finance")
                    .mayOnlyAccessLayers("check", "check.names")
                    .whereLayer("check.data")
                    .mayOnlyAccessLayers("check", "check.names", "check.finance")
                    .because("checks of one system do not need those of another");

    @ArchTest
    static final ArchRule arrowsWithinOdata =
            layers(ODATA)
                    .whereLayer("odata")
                    .mayOnlyAccessLayers(
                            "odata.model",
                            "odata.dialect",
                            "odata.transport",
                            "odata.read",
                            "odata.write")
                    .whereLayer("odata.model")
                    .mayNotAccessAnyLayer()
                    .whereLayer("odata.dialect")
                    .mayOnlyAccessLayers("odata.model")
                    .whereLayer("odata.transport")
                    .mayOnlyAccessLayers("odata.dialect", "odata.model")
                    .whereLayer("odata.read")
                    .mayOnlyAccessLayers("odata.transport", "odata.dialect", "odata.model")
                    .whereLayer("odata.write")
                    .mayOnlyAccessLayers(
                            "odata.read", "odata.transport", "odata.dialect", "odata.model")
                    .whereLayer("odata.sales")
                    .mayOnlyAccessLayers("odata.dialect", "odata.model")
                    .whereLayer("odata.finance")
                    .mayOnlyAccessLayers("odata.dialect", "odata.model")
                    .because(
                            "the client core knows no vendor: a third system is one more dialect,"
                                    + " found by ServiceLoader");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("dev.p2c.(*)..")
                    .should()
                    .beFreeOfCycles()
                    .because("packages that need each other are one package");
}
