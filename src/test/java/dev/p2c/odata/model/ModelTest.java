package dev.p2c.odata.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.odata.TestService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {

    @Test
    void salesSetsHaveTheirIdColumnsAndLookups() throws IOException {
        Model.EntityType account = type("sales-metadata.xml", "accounts");

        assertThat(account.name()).isEqualTo("Microsoft.Dynamics.CRM.account");
        assertThat(account.key()).containsExactly("accountid");
        assertThat(account.typeOf("accountnumber")).isEqualTo("Edm.String");
        assertThat(account.property("accountNumber")).isEmpty();
        assertThat(account.navigations().get("transactioncurrencyid"))
                .isEqualTo(
                        new Model.Navigation(
                                "transactioncurrencyid",
                                Optional.of("transactioncurrencies"),
                                Optional.of("_transactioncurrencyid_value")));
    }

    @Test
    void aLookupNamesTheColumnThatHoldsItsId() throws IOException {
        Model.EntityType line = type("sales-metadata.xml", "quotedetails");

        assertThat(line.column("quoteid")).isEqualTo("_quoteid_value");
        assertThat(line.column("sequencenumber")).isEqualTo("sequencenumber");
    }

    @Test
    void financeKeysKeepTheirOrderAndEnumerationsTheirName() throws IOException {
        Model.EntityType customer = type("finance-metadata.xml", "CustomersV3");

        assertThat(customer.key()).containsExactly("dataAreaId", "CustomerAccount");
        assertThat(customer.properties().values())
                .extracting(Model.Property::type)
                .anyMatch(name -> name.startsWith("Microsoft.Dynamics.DataEntities."));
    }

    @Test
    void lengthsAndInheritedKeysAreRead() throws IOException {
        Model model =
                ModelParser.parse(
                        """
                        <edmx:Edmx xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx"><edmx:DataServices>
                        <Schema xmlns="http://docs.oasis-open.org/odata/ns/edm" Namespace="N" Alias="a">
                        <EntityType Name="base" Abstract="true"><Key><PropertyRef Name="id"/></Key>
                        <Property Name="id" Type="Edm.Guid"/></EntityType>
                        <EntityType Name="thing" BaseType="a.base">
                        <Property Name="name" Type="Edm.String" MaxLength="60"/>
                        <Property Name="text" Type="Edm.String" MaxLength="max"/>
                        <NavigationProperty Name="parts" Type="Collection(a.thing)"/></EntityType>
                        <EntityContainer Name="C"><EntitySet Name="things" EntityType="N.thing"/></EntityContainer>
                        </Schema></edmx:DataServices></edmx:Edmx>"""
                                .getBytes(StandardCharsets.UTF_8));

        Model.EntityType thing = model.entity("things").orElseThrow();
        assertThat(thing.key()).containsExactly("id");
        assertThat(thing.property("name").orElseThrow().maxLength()).hasValue(60);
        assertThat(thing.property("text").orElseThrow().maxLength()).isEmpty();
        assertThat(thing.navigations()).isEmpty();
    }

    @Test
    void aTruncatedDocumentIsNoModel() {
        assertThatThrownBy(() -> ModelParser.parse("<a><b>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    private static Model.EntityType type(String resource, String set) throws IOException {
        byte[] document = TestService.resource(resource).getBytes(StandardCharsets.UTF_8);
        return ModelParser.parse(document).entity(set).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>",
                "<!DOCTYPE x SYSTEM 'http://127.0.0.1:1/x.dtd'><x/>",
                "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><x b='&b;'/>"
            })
    void aDocumentTypeIsRefused(String document) {
        assertThatThrownBy(() -> ModelParser.parse(document.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("document type");
    }
}
