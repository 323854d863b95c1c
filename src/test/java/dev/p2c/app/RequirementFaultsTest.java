package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.InitialData;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Requirements that are not met, seeded from outside into a pair of stand-ins that meets all of
 * them, and found by {@code p2c check}.
 */
class RequirementFaultsTest {

    @TempDir static Path directory;
    private static Sandbox sandbox;
    private static Map<String, String> environment;
    private static final List<Fault> FAULTS = new ArrayList<>();
    private static List<JsonNode> healthy;
    private static List<JsonNode> atOnce;
    private static List<JsonNode> found;

    @BeforeAll
    static void seedAndCheck() {
        sandbox = Engine.standIns(InitialData.EMPTY);
        environment = Engine.environment(sandbox, directory);
        environment.putAll(Engine.BOTH_COMPANIES);
        healthy = check(environment);
        SandboxClient finance = new SandboxClient(sandbox.financeUrl(), sandbox.tokenUrl());
        DataFaults data =
                new DataFaults(new SandboxClient(sandbox.salesUrl(), sandbox.tokenUrl()), finance);
        FinanceFaults setup = new FinanceFaults(finance);
        data.documents();
        seed(setup.all());
        seed(FinanceFaults.ofMappings());
        seed(data.all());
        atOnce = check(withMoreValues());
        found = new ArrayList<>(atOnce);
        seed(setup.ofRelease());
        found.addAll(check(environment));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static void seed(List<Fault> faults) {
        faults.forEach(fault -> fault.seed().run());
        FAULTS.addAll(faults);
    }

    /** The mappings name more values than Finance has. */
    private static Map<String, String> withMoreValues() {
        ProjectFiles files = ProjectFiles.copiedTo(directory);
        String accounts = "mappings/accounts-to-customers.yaml";
        String group = "  CustomerGroupId: { constant: \"10\" }\n";
        files.edit(accounts, group, group + FinanceFaults.MORE_VALUES);
        files.edit(accounts, "{ from: fax, ", "{ from: fax, valueMap: { one: two }, ");
        String name = "  PersonFirstName: ";
        files.edit(
                "mappings/contacts-to-customers.yaml", name, "  NameAlias: nosuchcolumn\n" + name);
        String origin = "  # SalesOrderOriginType: { constant: SalesOrderIntegration }";
        files.edit(
                "mappings/order-headers-to-finance.yaml",
                origin,
                "  SalesOrderOriginCode: { constant: NOORIGIN }");
        String products = "mappings/released-products-to-products.yaml";
        files.edit(products, "publish: true", "publish: false");
        files.edit(
                products,
                "  transactioncurrencyid.isocurrencycode: CurrencyCode",
                "  transactioncurrencyid.isocurrencycode: { from: CurrencyCode, default: QQQ }");
        Map<String, String> edited = new HashMap<>(environment);
        edited.putAll(files.environment());
        return edited;
    }

    private static List<JsonNode> check(Map<String, String> settings) {
        Engine.Command check = Engine.command(settings, "check", "--json");
        assertThat(check.err()).isEmpty();
        List<JsonNode> findings = new ArrayList<>();
        CommandJson.of(check.out()).get("checks").forEach(findings::add);
        return findings;
    }

    static Stream<Fault> faults() {
        return FAULTS.stream();
    }

    /** All faults of the list, not seeded. */
    static List<Fault> listed() {
        List<Fault> all = new ArrayList<>();
        FinanceFaults setup = new FinanceFaults(null);
        all.addAll(setup.all());
        all.addAll(FinanceFaults.ofMappings());
        all.addAll(new DataFaults(null, null).all());
        all.addAll(setup.ofRelease());
        return all;
    }

    @Test
    void aHealthyPairGivesNoFinding() {
        assertThat(healthy)
                .extracting(finding -> finding.get("state").asText())
                .isSubsetOf("ok", "cannot be seen");
    }

    /** One cause is one finding, whatever number of companies and mappings it concerns. */
    @Test
    void noFindingIsThereTwiceOrForACauseThatAnotherOneNames() {
        assertThat(atOnce.stream().map(JsonNode::toString).toList()).doesNotHaveDuplicates();
        assertThat(found)
                .extracting(finding -> finding.get("evidence").asText())
                .filteredOn(evidence -> evidence.contains("unit ea does not exist"))
                .containsOnly("unit ea does not exist in Finance");
        assertThat(found)
                .filteredOn(finding -> finding.get("id").asText().equals("data.values"))
                .noneMatch(finding -> finding.get("evidence").asText().contains("warehouse"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultIsFoundWithARemedy(Fault fault) {
        assertThat(found)
                .filteredOn(finding -> finding.get("id").asText().equals(fault.id()))
                .filteredOn(finding -> !finding.get("state").asText().equals("ok"))
                .filteredOn(finding -> finding.get("evidence").asText().contains(fault.evidence()))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.get("remedy").asText()).isNotBlank());
    }
}
