package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {

    private static final Vocabulary WORDS =
            new Mappings(Path.of("mappings"), List.of(), List.of()).vocabulary();

    @ParameterizedTest
    @CsvSource({
        "Germany, true",
        "deutschland, true",
        "DEU, true",
        "California, true",
        "Solveig Dal, false",
        "Germany Holding, false",
        "' ', false"
    })
    void wordsOfValueMapsAreSharedByManyRows(String text, boolean isShared) {
        assertThat(WORDS.has(text)).isEqualTo(isShared);
    }
}
