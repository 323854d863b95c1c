package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.mapping.MappedRow.Candidate;
import dev.p2c.mapping.MappedRow.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookupPathTest {

    @TempDir Path parent;

    private MappedRow mapped(String row, String... rules) {
        return new MappingFolder(parent).mapped(row, rules);
    }

    @ParameterizedTest
    @CsvSource({
        "{'customerid_account':{'accountnumber':'ACC-1'}},ACC-1",
        "{'customerid_account':null;'customerid_contact':{'msdynce_contactnumber':'CON-1'}},CON-1"
    })
    void firstCandidateWithAValueIsRead(String row, String expected) {
        String source = row.replace(';', ',').replaceFirst("\\{", "{'accountnumber':'1',");
        MappedRow mapped =
                mapped(
                        source,
                        "C: customerid.Account(accountnumber).Contact(msdynce_contactnumber)");

        assertThat(mapped.fields().get("C").textValue()).isEqualTo(expected);
    }

    @Test
    void targetPathBecomesAReferenceAndAnEmptyValueANullReference() {
        MappedRow mapped =
                mapped(
                        "{'accountnumber':'1','c':'USD'}",
                        "transactioncurrencyid.isocurrencycode: c",
                        "customerid.Account(accountnumber).Contact(msdynce_contactnumber): d");

        assertThat(mapped.references())
                .containsExactly(
                        new Reference(
                                "transactioncurrencyid.isocurrencycode",
                                List.of(new Candidate("transactioncurrencyid", "isocurrencycode")),
                                TextNode.valueOf("USD"),
                                Optional.empty(),
                                false),
                        new Reference(
                                "customerid.Account(accountnumber).Contact(msdynce_contactnumber)",
                                List.of(
                                        new Candidate("customerid_account", "accountnumber"),
                                        new Candidate(
                                                "customerid_contact", "msdynce_contactnumber")),
                                NullNode.getInstance(),
                                Optional.empty(),
                                false));
        assertThat(mapped.fields().keySet()).containsExactly("dataAreaId", "CustomerAccount");
    }
}
