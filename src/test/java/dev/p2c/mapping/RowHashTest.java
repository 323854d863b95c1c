package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowHashTest {

    @TempDir Path parent;

    private MappedRow mapped(String row, String... rules) {
        return new MappingFolder(parent).mapped(row, rules);
    }

    @Test
    void hashChangesWithAValueAndNotWithTheOrderOfRulesOrTheNotationOfANumber() {
        String row = "{'accountnumber':'1','a':10,'b':'x'}";
        String hash = mapped(row, "A: a", "B: b").hash();

        assertThat(hash).matches("[0-9a-f]{32}");
        assertThat(mapped(row, "B: b", "A: a").hash()).isEqualTo(hash);
        assertThat(mapped(row.replace("10", "10.00"), "A: a", "B: b").hash()).isEqualTo(hash);
        assertThat(mapped(row.replace("10", "1e1"), "A: a", "B: b").hash()).isEqualTo(hash);
        assertThat(mapped(row.replace("10", "'10'"), "A: a", "B: b").hash()).isNotEqualTo(hash);
        assertThat(mapped(row.replace("10", "10.01"), "A: a", "B: b").hash()).isNotEqualTo(hash);
        assertThat(mapped(row.replace("10", "null"), "A: a", "B: b").hash()).isNotEqualTo(hash);
        assertThat(mapped(row, "A: b", "B: a").hash()).isNotEqualTo(hash);
        assertThat(mapped(row, "a.x: a", "B: b").hash()).isNotEqualTo(hash);
    }

    @Test
    void moneyKeepsEveryDigitInFieldsAndHash() {
        String row = "{'accountnumber':'1','a':12345678901234567890.1234}";
        MappedRow mapped = mapped(row, "A: a");

        assertThat(mapped.fields().get("A").decimalValue()).isEqualTo("12345678901234567890.1234");
        assertThat(mapped(row.replace("234}", "235}"), "A: a").hash()).isNotEqualTo(mapped.hash());
    }

    @Test
    void hashIsMurmur3() {
        byte[] fox = "The quick brown fox jumps over the lazy dog".getBytes(StandardCharsets.UTF_8);

        assertThat(RowHash.hex(fox, fox.length)).isEqualTo("e34bbc7bbc071b6c7a433ca9c49a9347");
        assertThat(RowHash.hex(fox, 0)).isEqualTo("00000000000000000000000000000000");
    }
}
