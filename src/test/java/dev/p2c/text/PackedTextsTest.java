package dev.p2c.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class PackedTextsTest {

    @Property(tries = 100)
    void textsComeBackByTheirNumber(@ForAll @Size(max = 3000) List<String> texts) {
        List<String> whole = texts.stream().map(PackedTextsTest::withoutHalves).toList();
        PackedTexts packed = new PackedTexts();

        whole.forEach(packed::add);

        List<String> read = new ArrayList<>();
        for (int number = 0; number < packed.size(); number++) {
            read.add(packed.get(number));
        }
        assertThat(read).isEqualTo(whole);
    }

    /** Half of a surrogate pair is no text; the mapping rejects such values before. */
    private static String withoutHalves(String text) {
        return text.replaceAll("\\p{Cs}", "");
    }
}
