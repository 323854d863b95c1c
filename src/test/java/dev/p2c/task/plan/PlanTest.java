package dev.p2c.task.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.Owner;
import dev.p2c.odata.model.Query;
import dev.p2c.state.LedgerEntry;
import dev.p2c.state.RowState;
import dev.p2c.state.SourceVersion;
import dev.p2c.task.TaskFixture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan with its keys, queries and values. */
class PlanTest {

    private static final String ACCOUNT_ID = "00000000-0000-0000-0000-00000000000c";
    private static final String CONTACTS =
            """
source: { connection: sales, entity: contacts, changes: { watermark: modifiedon } }
target: { connection: finance, entity: CustomersV3, key: [dataAreaId, CustomerAccount, PartyType] }
fields:
  CustomerAccount: parentcustomerid.Account(accountnumber)
  PartyType: msdynce_contactnumber
""";

    @TempDir Path directory;

    private TaskFixture fixture;
    private Plan customers;
    private Plan accounts;

    @BeforeEach
    void open() {
        fixture = new TaskFixture(directory);
        customers = fixture.plan("customers", TaskFixture.CUSTOMERS);
        accounts = fixture.plan("accounts", TaskFixture.ACCOUNTS);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void integrationKeyIsEqualOnBothSides() {
        ObjectNode source = TaskFixture.json("{'accountid':'1','accountnumber':'A1'}");
        ObjectNode target = TaskFixture.json("{'dataAreaId':'usmf','CustomerAccount':'A1'}");

        assertThat(customers.sourceKeys().text(source)).isEqualTo("A1");
        assertThat(customers.targetKeys().text(target)).isEqualTo("A1");
    }

    @Test
    void rowWithoutAnIntegrationKeyIsNamedByItsOwnKey() {
        ObjectNode source = TaskFixture.json("{'accountid':'1','accountnumber':null}");

        assertThat(customers.sourceKeys().text(source)).isEqualTo("?1");
        assertThat(customers.sourceKeys().fallback(source)).isEqualTo("?1");
    }

    @Test
    void sourceRowIsReducedToItsOwnKey() {
        String row = "{\"accountid\":\"1\",\"name\":\"Contoso\"}";

        assertThat(customers.sourceKeys().keyOnly(row)).isEqualTo("{\"accountid\":\"1\"}");
        assertThat(customers.sourceKeys().keyOnly("cut {")).isEqualTo("cut {");
        assertThat(customers.sourceKeys().own(TaskFixture.json("{'accountid':'1'}")))
                .isEqualTo(Map.of("accountid", TextNode.valueOf("1")));
    }

    @Test
    void typedKeyLeadsToTheSourceColumn() {
        assertThat(customers.sourceKeys().find("A|1", TaskFixture.COMPANY))
                .contains(Map.of("accountnumber", TextNode.valueOf("A|1")));
    }

    @Test
    void typedKeyOfALookupLeadsToTheIdOfItsRow() {
        Plan contacts = fixture.plan("contacts", CONTACTS);
        fixture.sales.answers(
                asked ->
                        TaskFixture.rows(
                                "{'accountid':'%s','accountnumber':'A1'}".formatted(ACCOUNT_ID)));

        assertThat(contacts.sourceKeys().find("A1|C\\|1", TaskFixture.COMPANY))
                .contains(
                        Map.of(
                                "_parentcustomerid_value", TextNode.valueOf(ACCOUNT_ID),
                                "msdynce_contactnumber", TextNode.valueOf("C|1")));
    }

    @Test
    void typedKeyThatNoRowCanHaveLeadsNowhere() {
        Plan contacts = fixture.plan("contacts", CONTACTS);

        assertThat(contacts.sourceKeys().find("A1", TaskFixture.COMPANY)).isEmpty();
        assertThat(contacts.sourceKeys().find("X9|C1", TaskFixture.COMPANY)).isEmpty();
    }

    @Test
    void keyTextBecomesTheTargetsKeyFieldsWithTheCompany() {
        assertThat(customers.targetKeys().fields("A|1", "usmf"))
                .isEqualTo(
                        Map.of(
                                "dataAreaId", TextNode.valueOf("usmf"),
                                "CustomerAccount", TextNode.valueOf("A|1")));
        assertThat(accounts.targetKeys().fields("A1", "usmf"))
                .isEqualTo(Map.of("accountnumber", TextNode.valueOf("A1")));
    }

    @Test
    void keyTextWithTooFewPartsLeavesTheLastFieldsOut() {
        Plan contacts = fixture.plan("contacts", CONTACTS);

        assertThat(contacts.targetKeys().fields("A1", "usmf"))
                .containsOnlyKeys("dataAreaId", "CustomerAccount");
    }

    @Test
    void queryReadsTheColumnsOfTheMapping() {
        Query rows = customers.queries().rows("usmf", 50);

        assertThat(rows.entitySet()).isEqualTo("accounts");
        assertThat(rows.select()).contains("accountnumber", "name", "creditlimit", "modifiedon");
        assertThat(rows.company()).isEmpty();
        assertThat(rows.pageSize()).isEqualTo(50);
        assertThat(rows.orderBy()).containsExactly("accountid");
    }

    @Test
    void queryOfKeysReadsNothingElseAndKeepsToTheCompany() {
        Query keys = accounts.queries().keys("usmf", 5000);

        assertThat(keys.select()).containsExactlyInAnyOrder("dataAreaId", "CustomerAccount");
        assertThat(keys.expand()).isEmpty();
        assertThat(keys.company()).contains("usmf");
    }

    @Test
    void sweepKeepsTheEtagAndAnyOtherTaskTheIdOfASourceRow() {
        ObjectNode account = TaskFixture.json("{'@odata.etag':'1','accountid':'7'}");
        ObjectNode customer = TaskFixture.json("{'@odata.etag':'1','CustomerAccount':'A1'}");

        assertThat(accounts.sweeps()).isTrue();
        assertThat(accounts.sourceVersion(customer)).isEqualTo(SourceVersion.etag("1"));
        assertThat(customers.sweeps()).isFalse();
        assertThat(customers.sourceVersion(account)).isEqualTo(SourceVersion.rowId("7"));
        assertThat(customers.sourceVersion(TaskFixture.json("{}")))
                .isEqualTo(SourceVersion.UNKNOWN);
    }

    @Test
    void onlyATargetWithoutCompaniesIsShared() {
        assertThat(accounts.sharesTarget()).isTrue();
        assertThat(customers.sharesTarget()).isFalse();
    }

    @Test
    void equalValuesHaveEqualTextsHoweverTheyAreWritten() {
        var row = TaskFixture.row(customers, "{'accountnumber':'A1','name':'C','creditlimit':10}");
        ObjectNode theirs = TaskFixture.json("{'OrganizationName':'C','CreditLimit':10.00}");

        assertThat(customers.values().ours(row.target(), Set.of()).get("CreditLimit"))
                .isEqualTo(customers.values().theirs(theirs).get("CreditLimit"));
    }

    @Test
    void fieldThatIsLeftOutIsNeitherComparedNorKept() {
        var row =
                TaskFixture.row(
                        accounts,
                        "{'CustomerAccount':'A1','OrganizationName':'C','ContactPersonId':'C1'}");
        String contact = "primarycontactid.msdynce_contactnumber";

        assertThat(accounts.values().ours(row.target(), Set.of())).containsKey(contact);
        assertThat(accounts.values().ours(row.target(), Set.of(contact)))
                .doesNotContainKey(contact);
        LastAgreed base = LastAgreed.read(accounts.values().base(row.target(), Set.of(contact)));
        assertThat(base.had("name", "C")).isTrue();
        assertThat(base.had(contact, "C1")).isFalse();
    }

    @Test
    void mappingWithOwnersKeepsTheValuesThemselves() {
        Plan owned =
                fixture.plan(
                        "owned",
                        TaskFixture.CUSTOMERS
                                + "  PartyType: { from: websiteurl, owner: target }\n");
        var row = TaskFixture.row(owned, "{'accountnumber':'A1','name':'Contoso'}");

        LastAgreed base = LastAgreed.read(owned.values().base(row.target(), Set.of()));

        assertThat(base.value("OrganizationName")).contains("Contoso");
        assertThat(owned.owner("PartyType")).isEqualTo(Owner.TARGET);
        assertThat(owned.owner("OrganizationName")).isEqualTo(Owner.SOURCE);
    }

    @Test
    void taskWithoutATwinSeedsNothing() {
        assertThat(customers.seed(TaskFixture.json("{}"), "A1", "usmf")).isEmpty();
    }

    @Test
    void rowOfATwoWayTaskSeedsTheLedgerOfItsTwin() throws Exception {
        Files.writeString(directory.resolve("back.yaml"), twoWay(TaskFixture.ACCOUNTS, "forth"));
        Plan forth = fixture.plan("forth", twoWay(TaskFixture.CUSTOMERS, "back"));

        ObjectNode source =
                TaskFixture.json(
                        "{'@odata.etag':'7','accountid':'1','accountnumber':'A1','name':'C'}");
        Optional<LedgerEntry> seed = forth.seed(source, "A1", "usmf");

        assertThat(seed).isPresent();
        assertThat(seed.get().task()).isEqualTo("back");
        assertThat(seed.get().state()).isEqualTo(RowState.SEEDED);
        assertThat(seed.get().targetId()).isEqualTo("1");
        assertThat(seed.get().targetEtag()).isEqualTo("7");
        assertThat(LastAgreed.read(seed.get().base()).value("name")).contains("C");
    }

    private static String twoWay(String mapping, String twin) {
        return mapping.replaceFirst("(target: .*)]", "$1], twin: " + twin);
    }

    @Test
    void unknownFieldIsReportedWithItsPlaceAndASuggestion() {
        String mistaken = TaskFixture.CUSTOMERS.replace("OrganizationName", "OrganisationName");

        assertThatThrownBy(() -> fixture.plan("mistaken", mistaken))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("mistaken.yaml:5")
                .hasMessageContaining("OrganizationName");
    }

    @Test
    void unknownEntityIsReported() {
        String mistaken = TaskFixture.CUSTOMERS.replace("CustomersV3", "CustomerV3");

        assertThatThrownBy(() -> fixture.plan("mistaken", mistaken))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("unknown entity set \"CustomerV3\"");
    }

    @Test
    void mistakeInAChangedFileKeepsThePreviousVersion() {
        String mistaken = TaskFixture.CUSTOMERS.replace("OrganizationName", "OrganisationName");

        Plan kept = fixture.plan("customers", mistaken);

        assertThat(kept.mapping().version()).isEqualTo(customers.mapping().version());
        assertThat(fixture.plans().problem("customers")).isPresent();

        Plan mended = fixture.plan("customers", TaskFixture.CUSTOMERS + "  TCSGroup: websiteurl\n");
        assertThat(mended.mapping().version()).isNotEqualTo(customers.mapping().version());
        assertThat(fixture.plans().problem("customers")).isEmpty();
    }

    @Test
    void unchangedFileKeepsItsPlan() {
        assertThat(fixture.plans().current("customers")).isSameAs(customers);
    }

    @Test
    void tasksOfAConnectionAreFound() {
        assertThat(fixture.plans().touching("finance")).containsExactly("accounts", "customers");
        assertThat(fixture.plans().touching("cds")).isEmpty();
    }
}
