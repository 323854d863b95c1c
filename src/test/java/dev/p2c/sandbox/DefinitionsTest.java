package dev.p2c.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.http.InitialData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Definitions of columns, options and keys over the Web API, in a Sales as bought. */
final class DefinitionsTest {

    @RegisterExtension
    static final SandboxExtension SANDBOX =
            new SandboxExtension(settings -> settings.withData(InitialData.BARE));

    private static final String CONTACT = "EntityDefinitions(LogicalName='contact')";
    private static final String TYPE = "\"@odata.type\":\"Microsoft.Dynamics.CRM.";

    private final SandboxClient sales = SANDBOX.sales();

    @BeforeEach
    void makeBareAgain() {
        SANDBOX.sales().control("POST", "reset", "{\"data\":\"bare\"}");
    }

    private static String label(String name, String text) {
        return "\"%s\":{\"LocalizedLabels\":[{\"Label\":\"%s\",\"LanguageCode\":1033}]}"
                .formatted(name, text);
    }

    private static String column(String type, String schema, String more) {
        return "{%s%sAttributeMetadata\",\"SchemaName\":\"%s\",%s%s}"
                .formatted(TYPE, type, schema, label("DisplayName", "A label"), more);
    }

    @Test
    void aNewColumnCanBeWrittenAndReadAtOnce() {
        Reply made =
                sales.post(
                        CONTACT + "/Attributes", column("String", "new_Code", ",\"MaxLength\":5"));
        assertThat(made.status()).isEqualTo(204);
        assertThat(made.header("OData-EntityId")).contains("/Attributes(");
        assertThat(sales.post("contacts", "{\"new_code\":\"123456\"}").errorCode())
                .isEqualTo("0x80044331");
        assertThat(sales.post("contacts", "{\"new_code\":\"12345\"}").status()).isEqualTo(204);
        String query = "contacts?$select=new_code&$filter=new_code%20eq%20'12345'";
        assertThat(sales.get(query).value()).hasSize(1);
        assertThat(sales.get("$metadata").body()).contains("new_code");
        Reply typed =
                sales.get(
                        CONTACT
                                + "/Attributes/Microsoft.Dynamics.CRM.StringAttributeMetadata"
                                + "?$select=LogicalName,MaxLength&$filter=LogicalName%20eq%20'new_code'");
        assertThat(typed.value().get(0).get("MaxLength").asInt()).isEqualTo(5);
    }

    @Test
    void aPropertyOfOneTypeIsReadWithACastToThatTypeOnly() {
        String attributes = CONTACT + "/Attributes";
        assertThat(sales.get(attributes + "?$select=LogicalName,MaxLength").status())
                .isEqualTo(400);
        String cast = attributes + "/Microsoft.Dynamics.CRM.";
        assertThat(sales.get(cast + "MoneyAttributeMetadata?$select=MaxLength").status())
                .isEqualTo(400);
        assertThat(sales.get(cast + "TextAttributeMetadata").errorCode()).isEqualTo("0x8006088a");
        assertThat(sales.get(cast + "MoneyAttributeMetadata?$select=LogicalName,Precision").value())
                .allMatch(column -> column.has("Precision") && column.has("MetadataId"))
                .isNotEmpty();
    }

    @Test
    void eachKindOfColumnKeepsItsLimitsAndDefault() {
        String quotes = "EntityDefinitions(LogicalName='quote')/Attributes";
        String options =
                ",\"DefaultFormValue\":2,\"OptionSet\":{\"@odata.type\":\"Microsoft.Dynamics.CRM.OptionSetMetadata\",\"Options\":[{\"Value\":1,%1$s},{\"Value\":2,%1$s}]}"
                        .formatted(label("Label", "One"));
        for (String[] made :
                new String[][] {
                    {"Boolean", "new_Flag", ",\"DefaultValue\":true"},
                    {"Picklist", "new_Choice", options},
                    {"Money", "new_Tax", ",\"Precision\":4,\"PrecisionSource\":2"},
                    {"Integer", "new_Count", ",\"MinValue\":0,\"MaxValue\":10"},
                    {"DateTime", "new_Day", ",\"Format\":\"DateOnly\""}
                }) {
            Reply reply = sales.post(quotes, column(made[0], made[1], made[2]));
            assertThat(reply.status()).as(reply.body()).isEqualTo(204);
        }
        assertThat(sales.get("$metadata").body())
                .contains("new_tax_base")
                .contains("Name=\"new_day\" Type=\"Edm.Date\"");
        Reply choice =
                sales.get(
                        quotes
                                + "(LogicalName='new_choice')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet");
        assertThat(choice.json().at("/OptionSet/Options")).hasSize(2);
        assertThat(sales.get("stringmaps?$filter=attributename%20eq%20'new_choice'").value())
                .hasSize(2);
    }

    @Test
    void aColumnThatIsThereOrHasNoPrefixOrNoKnownTypeIsRefused() {
        String attributes = CONTACT + "/Attributes";
        sales.post(attributes, column("String", "new_Code", ""));
        assertThat(sales.post(attributes, column("String", "new_Code", "")).errorCode())
                .isEqualTo("0x80047013");
        assertThat(sales.post(attributes, column("String", "Code", "")).status()).isEqualTo(400);
        assertThat(sales.post(attributes, column("Lookup", "new_Other", "")).status())
                .isEqualTo(400);
    }

    @Test
    void aNewOptionCountsOncePublished() {
        String insert =
                "{\"EntityLogicalName\":\"quote\",\"AttributeLogicalName\":\"statuscode\",\"Value\":647390000,\"StateCode\":3,%s}"
                        .formatted(label("Label", "Submitted"));
        assertThat(sales.post("InsertStatusValue", insert).json().get("NewOptionValue").asInt())
                .isEqualTo(647390000);
        String options =
                "EntityDefinitions(LogicalName='quote')/Attributes(LogicalName='statuscode')/Microsoft.Dynamics.CRM.StatusAttributeMetadata?$expand=OptionSet";
        assertThat(sales.get(options).body()).doesNotContain("647390000");
        String publish =
                "{\"ParameterXml\":\"<importexportxml><entities><entity>quote</entity></entities></importexportxml>\"}";
        assertThat(sales.post("PublishXml", publish).status()).isEqualTo(204);
        assertThat(sales.get(options).body()).contains("647390000");
        assertThat(sales.post("InsertStatusValue", insert).status()).isEqualTo(400);
    }

    @Test
    void aKeyIsPendingUntilItsIndexIsBuilt() {
        sales.post(CONTACT + "/Attributes", column("String", "new_Code", ""));
        String key =
                "{\"SchemaName\":\"new_CodeKey\",\"KeyAttributes\":[\"new_code\"],%s}"
                        .formatted(label("DisplayName", "Code"));
        assertThat(sales.post(CONTACT + "/Keys", key).status()).isEqualTo(204);
        String status = CONTACT + "/Keys?$select=LogicalName,EntityKeyIndexStatus";
        assertThat(sales.get(status).body()).contains("Pending");
        assertThat(sales.get(status).body()).contains("Active");
        sales.post("contacts", "{\"new_code\":\"A\"}");
        assertThat(sales.get("contacts(new_code='A')").status()).isEqualTo(200);
        assertThat(sales.post("contacts", "{\"new_code\":\"A\"}").errorCode())
                .isEqualTo("0x80060892");
        assertThat(sales.post(CONTACT + "/Keys", key).errorCode()).isEqualTo("0x80060893");
    }

    @Test
    void aKeyFailsWhereRowsShareItsValueAndIsBuiltOnceTheyDiffer() {
        sales.post("contacts", "{\"fax\":\"1\"}");
        Reply second = sales.post("contacts", "{\"fax\":\"1\"}", "Prefer", "return=representation");
        String key =
                "{\"SchemaName\":\"new_Fax\",\"KeyAttributes\":[\"fax\"],%s}"
                        .formatted(label("DisplayName", "Fax"));
        sales.post(CONTACT + "/Keys", key);
        sales.get(CONTACT + "/Keys");
        assertThat(sales.get(CONTACT + "/Keys").body()).contains("Failed");
        sales.patch("contacts(" + second.json().get("contactid").asText() + ")", "{\"fax\":\"2\"}");
        sales.post(
                "ReactivateEntityKey",
                "{\"EntityLogicalName\":\"contact\",\"EntityKeyLogicalName\":\"new_fax\"}");
        sales.get(CONTACT + "/Keys");
        assertThat(sales.get(CONTACT + "/Keys").body()).contains("Active");
    }

    @Test
    void aColumnCanNumberNewRowsOncePublished() {
        String number =
                "EntityDefinitions(LogicalName='account')/Attributes(LogicalName='accountnumber')";
        String format = ",\"AutoNumberFormat\":\"ACC-{SEQNUM:5}-{RANDSTRING:6}\"";
        assertThat(sales.put(number, column("String", "AccountNumber", format)).status())
                .isEqualTo(204);
        sales.post("PublishAllXml", "{}");
        Reply account =
                sales.post("accounts", "{\"name\":\"A\"}", "Prefer", "return=representation");
        assertThat(account.json().get("accountnumber").asText()).matches("ACC-01000-[A-Z]{6}");
    }

    @Test
    void customizingNeedsARoleAndDataNeedsOneToo() {
        String roles =
                "systemusers?$select=systemuserid&$expand=systemuserroles_association($select=name)";
        SandboxClient clerk =
                new SandboxClient(
                        SANDBOX.sandbox().salesUrl(),
                        SANDBOX.sandbox().tokenUrl(),
                        "p2c-sandbox-7");
        String me = clerk.get("WhoAmI").json().get("UserId").asText();
        String role =
                sales.get("roles?$filter=name%20eq%20'System%20Administrator'")
                        .value()
                        .get(0)
                        .get("roleid")
                        .asText();
        assertThat(clerk.get(roles).body()).contains("System Administrator");
        String link = "systemusers(" + me + ")/systemuserroles_association";
        assertThat(sales.delete(link + "(" + role + ")/$ref").status()).isEqualTo(204);
        assertThat(clerk.get("accounts").errorCode()).isEqualTo("0x80042f09");
        String seller =
                sales.get("roles?$filter=name%20eq%20'Salesperson'")
                        .value()
                        .get(0)
                        .get("roleid")
                        .asText();
        sales.post(
                link + "/$ref",
                "{\"@odata.id\":\"%sroles(%s)\"}".formatted(SANDBOX.sandbox().salesUrl(), seller));
        assertThat(clerk.get("accounts").status()).isEqualTo(200);
        Reply refused = clerk.post(CONTACT + "/Attributes", column("String", "new_Code", ""));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorMessage()).contains("prvCreateAttribute");
    }

    @Test
    void aTeamWithoutARoleOwnsNoRow() {
        Reply unit =
                sales.post(
                        "businessunits",
                        "{\"name\":\"US operations\"}",
                        "Prefer",
                        "return=representation");
        String team =
                sales.get(
                                "teams?$filter=_businessunitid_value%20eq%20"
                                        + unit.json().get("businessunitid").asText())
                        .value()
                        .get(0)
                        .get("teamid")
                        .asText();
        Reply refused =
                sales.post(
                        "accounts",
                        "{\"name\":\"A\",\"ownerid@odata.bind\":\"/teams(%s)\"}".formatted(team));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorMessage()).contains("Principal team");
    }
}
