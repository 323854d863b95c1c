package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.mapping.FieldUse.Side;
import dev.p2c.mapping.Mapping.Sweep;
import dev.p2c.mapping.Mapping.Watermark;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingsTest {

    @TempDir Path parent;

    @Test
    void changeDetectionAndKeyAreReadFromTheFile() {
        MappingFolder folder = new MappingFolder(parent).rules("A: a");
        folder.write(
                "products.yaml",
                """
                source: { connection: finance, entity: Products, changes: { sweep: [dataAreaId, ProductNumber] } }
                target: { connection: sales, entity: products, key: [productnumber] }
                fields:
                  productnumber: ProductNumber
                """);
        Mapping accounts = folder.mapping();
        Mapping products = folder.mappings().load("products");

        assertThat(accounts.source().changes())
                .isEqualTo(new Watermark("modifiedon", Duration.ofMinutes(5), Optional.empty()));
        assertThat(products.source().changes())
                .isEqualTo(new Sweep(List.of("dataAreaId", "ProductNumber")));
        assertThat(accounts.target().key()).containsExactly("dataAreaId", "CustomerAccount");
        assertThat(products.target().key()).containsExactly("productnumber");
    }

    @Test
    void versionChangesWithTheFileAndItsValueMaps() {
        MappingFolder folder =
                new MappingFolder(parent).rules("A: { from: a, valueMap: countries }");
        Mappings mappings = folder.mappings();
        String first = mappings.version("t");

        assertThat(mappings.load("t").version()).isEqualTo(first);
        folder.write("value-maps/others.yaml", "values: { a: b }\n");
        assertThat(mappings.version("t")).isEqualTo(first);

        folder.write("value-maps/countries.yaml", "values: { a: b }\n");
        String second = mappings.version("t");
        assertThat(second).isNotEqualTo(first);
        assertThat(mappings.load("t").version()).isEqualTo(second);

        folder.rules("A: { from: a, valueMap: countries, unknown: keep }");
        assertThat(mappings.version("t")).isNotEqualTo(second);
    }

    @Test
    void contentChangesWithRulesAndValuesAndNotWithCommentsAndDescriptions() {
        MappingFolder folder =
                new MappingFolder(parent)
                        .rules("A: { from: a, valueMap: countries }")
                        .write("value-maps/countries.yaml", "values: { a: b }\n");
        Mapping first = folder.mapping();

        folder.rules("A: # like countries\n    from: a\n    valueMap: countries");
        folder.write("value-maps/countries.yaml", "description: Codes\nvalues:\n  a: b # yes\n");
        Mapping commented = folder.mapping();
        assertThat(commented.version()).isNotEqualTo(first.version());
        assertThat(commented.contentHash()).isEqualTo(first.contentHash());

        folder.write("value-maps/countries.yaml", "values: { a: c }\n");
        assertThat(folder.mapping().contentHash()).isNotEqualTo(first.contentHash());
        folder.write("value-maps/countries.yaml", "values: { a: b }\n");
        folder.rules("A: { from: b, valueMap: countries }");
        assertThat(folder.mapping().contentHash()).isNotEqualTo(first.contentHash());
        folder.rules("A: { constant: \"5\" }");
        String text = folder.mapping().contentHash();
        folder.rules("A: { constant: 5 }");
        assertThat(folder.mapping().contentHash()).isNotEqualTo(text);
    }

    @Test
    void onlyWhatHasChangedIsParsedAgain() {
        MappingFolder folder = new MappingFolder(parent).rules("A: a");
        Mappings mappings = folder.mappings();
        folder.write(
                "next.yaml",
                """
                source: { connection: sales, entity: accounts, changes: { watermark: m }, after: t }
                target: { connection: finance, entity: CustomersV2, key: [dataAreaId, B] }
                fields: { B: b }
                """);
        Mapping first = mappings.load("t");
        mappings.load("next");

        assertThat(mappings.load("t")).isSameAs(first);
        assertThat(mappings.readAll().drafts()).containsEntry("t", first);

        folder.rules("A: b");
        assertThat(mappings.load("t").rules()).extracting(FieldRule::target).contains("A");
        assertThat(mappings.load("t")).isNotEqualTo(first);

        folder.delete("t.yaml");
        assertThatThrownBy(() -> mappings.load("next"))
                .as("the file is the same, but the task that it names is gone")
                .hasMessageContaining("next.yaml:1: unknown task \"t\"");
        assertThat(mappings.readable()).isEmpty();
    }

    @Test
    void fileWithByteOrderMarkAndCarriageReturnsIsRead() {
        MappingFolder folder =
                new MappingFolder(parent)
                        .write(
                                "t.yaml",
                                """
                                \ufeffsource: { connection: sales, entity: a, changes: { watermark: m } }
                                target: { connection: finance, entity: b, key: [K] }
                                fields:
                                  K: k
                                """
                                        .replace("\n", "\r\n"));

        assertThat(folder.mappings().load("t").rules())
                .extracting(FieldRule::line)
                .containsExactly(4);
    }

    @Test
    void rulesFiltersAndConditionsKnowWhereTheyStand() {
        MappingFolder folder =
                new MappingFolder(parent)
                        .write(
                                "t.yaml",
                                """
                                source:
                                  connection: sales
                                  entity: accounts
                                  changes: { watermark: modifiedon }
                                  filter: accountnumber ne null
                                  require: [{ field: state, is: 1, reason: draft }]
                                target: { connection: finance, entity: CustomersV2, key: [K] }
                                fields: { K: { from: k }, A: a }
                                """);
        Mapping mapping = folder.mappings().load("t");

        assertThat(mapping.rules())
                .extracting(FieldRule::place)
                .containsExactly(
                        new Place("mappings/t.yaml", 8, 11), new Place("mappings/t.yaml", 8, 27));
        assertThat(mapping.source().filterPlace()).contains(new Place("mappings/t.yaml", 5, 3));
        assertThat(mapping.source().require())
                .extracting(Requirement::place)
                .containsExactly(new Place("mappings/t.yaml", 6, 13));
        assertThat(mapping.rules().get(1).place()).hasToString("mappings/t.yaml:8");
    }

    @Test
    void taskNamesAreFileNames() {
        MappingFolder folder = new MappingFolder(parent).rules("A: a").write("notes.txt", "");

        assertThat(folder.mappings().tasks()).containsExactly("t");
    }

    @Test
    void everyUsedNameHasItsLineAndColumn() {
        Mapping mapping =
                new MappingFolder(parent).rules("a.x: { from: b.y }").mappings().load("t");

        assertThat(mapping.uses())
                .containsExactly(
                        use(Side.SOURCE, null, 1, 38),
                        use(Side.SOURCE, "modifiedon", 1, 70),
                        use(Side.TARGET, null, 2, 40),
                        use(Side.TARGET, "dataAreaId", 2, 59),
                        use(Side.SOURCE, "accountnumber", 4, 20),
                        use(Side.TARGET, "CustomerAccount", 4, 3),
                        use(Side.SOURCE, "b.y", 5, 16),
                        use(Side.TARGET, "a.x", 5, 3));
    }

    private static FieldUse use(Side side, String path, int line, int column) {
        boolean source = side == Side.SOURCE;
        return new FieldUse(
                side,
                source ? "sales" : "finance",
                source ? "accounts" : "CustomersV2",
                Optional.ofNullable(path).map(FieldPath::parse),
                new Place("mappings/t.yaml", line, column));
    }

    @Test
    void suggestionIsTheNearestNameOrTheKnownNames() {
        List<String> known = List.of("valueMap", "maxLength", "from");

        assertThat(Suggestion.nearest("valuemap", known)).contains("valueMap");
        assertThat(Suggestion.nearest("form", known)).contains("from");
        assertThat(Suggestion.nearest("colour", known)).isEmpty();
        assertThat(Suggestion.didYouMean("colour", known))
                .isEqualTo(" Known: from, maxLength, valueMap");
        assertThat(Suggestion.didYouMean("maxlenght", known))
                .isEqualTo(" Did you mean \"maxLength\"?");
    }
}
