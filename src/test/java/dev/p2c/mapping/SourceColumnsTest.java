package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceColumnsTest {

    @TempDir Path parent;

    @Test
    void selectAndExpandComeFromTheRules() {
        SourceColumns columns =
                new MappingFolder(parent)
                        .rules(
                                "A: transactioncurrencyid.isocurrencycode",
                                "B: { from: transactioncurrencyid.currencyname }",
                                "C: customerid.Account(accountnumber).Contact(msdynce_contactnumber)",
                                "D: name",
                                "E: { from: name }",
                                "F: { constant: x }")
                        .mapping()
                        .sourceColumns();

        assertThat(columns.select()).containsExactly("accountnumber", "name", "modifiedon");
        assertThat(columns.expand())
                .containsExactly(
                        "transactioncurrencyid($select=currencyname,isocurrencycode)",
                        "customerid_account($select=accountnumber)",
                        "customerid_contact($select=msdynce_contactnumber)");
    }

    @Test
    void lookupInTheKeyLeadsToTheHeaderOfALine() {
        Mapping lines =
                new MappingFolder(parent)
                        .write(
                                "t.yaml",
                                """
                                source: { connection: sales, entity: quotedetails, changes: { watermark: modifiedon } }
                                target: { connection: finance, entity: Lines, key: [Number, Line] }
                                fields:
                                  Number: quoteid.quotenumber
                                  Line: sequencenumber
                                """)
                        .mapping();

        assertThat(lines.header()).contains(FieldPath.parse("quoteid.modifiedon"));
        assertThat(lines.sourceColumns().expand())
                .containsExactly("quoteid($select=modifiedon,quotenumber)");
    }

    @Test
    void keyOfASweepIsSelected() {
        SourceColumns products =
                new MappingFolder(parent)
                        .write(
                                "t.yaml",
                                """
                                source: { connection: finance, entity: Products, changes: { sweep: [dataAreaId, ProductNumber] } }
                                target: { connection: sales, entity: products, key: [productnumber] }
                                fields:
                                  productnumber: ProductNumber
                                """)
                        .mapping()
                        .sourceColumns();

        assertThat(products.select()).containsExactlyInAnyOrder("dataAreaId", "ProductNumber");
        assertThat(products.expand()).isEmpty();
    }
}
