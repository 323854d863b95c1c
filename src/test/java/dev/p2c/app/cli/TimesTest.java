package dev.p2c.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @Test
    void aDayBeginsAtMidnightAndATimeIsTakenAsItIs() {
        assertThat(Times.parse("--since", "2026-01-31")).hasToString("2026-01-31T00:00:00Z");
        assertThat(Times.parse("--since", "2026-01-31T08:00:00Z"))
                .hasToString("2026-01-31T08:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "T", "1", "yesterday", "2026-02-30", "31.01.2026"})
    void whatIsNoTimeIsRefusedWithAnExample(String text) {
        assertThatThrownBy(() -> Times.parse("--since", text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("write 2026-01-31");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00Z",
                "0001-01-01",
                "1899-12-31",
                "+10000-01-01T00:00:00Z"
            })
    void aTimeThatServicesDoNotTakeInAFilterIsRefused(String text) {
        assertThatThrownBy(() -> Times.parse("--since", text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("from 1900 to 9999");
    }
}
