package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import dev.p2c.app.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleOptionsTest {

    private static final String GOOD = "correct horse battery";

    @TempDir Path empty;

    @Test
    void productionRefusesAWeakPasswordAndAShortTokenAtOnce() {
        assertThatThrownBy(
                        () ->
                                ConsoleOptions.of(
                                        production(
                                                Map.of(
                                                        "P2C_HAWTIO_PASSWORD", "sandbox",
                                                        "P2C_METRICS_TOKEN", "short"))))
                .hasMessageContaining("P2C_HAWTIO_PASSWORD: the password has fewer than 12")
                .hasMessageContaining("P2C_METRICS_TOKEN: the token has fewer than 16")
                .hasMessageNotContaining("sandbox")
                .hasMessageNotContaining("\"short\"");
    }

    @Test
    void theSandboxTakesAnyPassword() {
        Settings sandbox =
                Settings.load(
                        empty,
                        Map.of("P2C_HAWTIO_USER", "operator", "P2C_HAWTIO_PASSWORD", "sandbox"));

        assertThat(ConsoleOptions.of(sandbox).user().orElseThrow().password()).isEqualTo("sandbox");
    }

    @Test
    void plainHttpBeyondThisMachineIsWarnedOf() {
        assertThat(warnings(Map.of("P2C_HTTP_HOST", "0.0.0.0")))
                .singleElement()
                .asString()
                .contains("plain HTTP", "P2C_HTTP_PROXIES");
        assertThat(warnings(Map.of("P2C_HTTP_HOST", "0.0.0.0", "P2C_HTTP_PROXIES", "10.0.0.1")))
                .isEmpty();
        assertThat(warnings(Map.of("P2C_HTTP_HOST", "::1"))).isEmpty();
        assertThat(warnings(Map.of())).isEmpty();
    }

    private List<String> warnings(Map<String, String> more) {
        try (LogLines log = LogLines.of(ConsoleOptions.class.getName())) {
            Map<String, String> environment = new HashMap<>(more);
            environment.put("P2C_HAWTIO_PASSWORD", GOOD);
            assertThat(ConsoleOptions.of(production(environment)).user().orElseThrow().name())
                    .isEqualTo("ines");
            return log.from(Level.WARN);
        }
    }

    private Settings production(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("P2C_PROFILE", "production");
        environment.put("P2C_HAWTIO_USER", "ines");
        return Settings.load(empty, environment);
    }
}
