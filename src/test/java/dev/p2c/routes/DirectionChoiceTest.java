package dev.p2c.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which direction files take part, and in which order. */
class DirectionChoiceTest {

    @TempDir Path routes;

    @BeforeEach
    void files() throws IOException {
        Files.createDirectory(routes.resolve("staged"));
        for (String direction :
                List.of(
                        "accounts",
                        "orders",
                        "quotes",
                        "staged/staged-accounts",
                        "staged/staged-quotes")) {
            direction(direction);
        }
        Files.writeString(
                routes.resolve("order.yaml"), "orders: [ accounts ]\naccounts: [ quotes ]\n");
    }

    private void direction(String path) throws IOException {
        String id = path.substring(path.indexOf('/') + 1);
        Files.writeString(
                routes.resolve(path + ".yaml"),
                """
                - route:
                    id: %s
                    description: x
                    from: { uri: "quartz:x", steps: [ { to: "kamelet:sync-task/task" } ] }
                """
                        .formatted(id));
    }

    private List<String> load(boolean staged, String... names) {
        return new DirectionFiles(routes, new DirectionChoice(staged, List.of(names)))
                .load(Set.of("task")).stream().map(Direction::id).toList();
    }

    @Test
    void withoutTheSettingNoStagedDirectionTakesPart() {
        assertThat(load(false)).containsExactly("quotes", "accounts", "orders");
    }

    @Test
    void aStagedDirectionTakesThePlaceAndTheOrderOfItsCounterpart() {
        assertThat(load(true)).containsExactly("staged-quotes", "staged-accounts", "orders");
    }

    @Test
    void onlyTheNamedDirectionsTakePart() {
        assertThat(load(true, "accounts", "orders")).containsExactly("accounts", "orders");
        assertThat(load(false, "quotes")).containsExactly("quotes");
    }

    @Test
    void aNameWithoutADirectionThatMayRunIsRefused() {
        assertThatThrownBy(() -> load(false, "acounts", "staged-quotes"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("p2c.directions")
                .hasMessageContaining("acounts. Did you mean \"accounts\"?")
                .hasMessageContaining("staged-quotes; it is staged and needs p2c.staged = true");
    }

    @Test
    void anOrderMayNameAStagedDirectionItself() throws IOException {
        Files.writeString(
                routes.resolve("order.yaml"),
                "staged-accounts: [ orders ]\nstaged-quotes: [ staged-accounts ]\n");

        assertThat(load(true)).containsExactly("orders", "staged-accounts", "staged-quotes");
        assertThat(load(false)).containsExactly("accounts", "orders", "quotes");
    }

    @Test
    void aStagedFileBesideTheDirectOnesIsRefusedAsWell() throws IOException {
        direction("staged-orders");

        assertThatThrownBy(() -> load(false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("orders and staged-orders would run together");
    }

    @Test
    void aDirectionAndItsStagedCounterpartNeverRunTogether() {
        assertThatThrownBy(() -> load(true, "quotes", "accounts", "staged-accounts"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("p2c.directions")
                .hasMessageContaining("accounts and staged-accounts would run together")
                .hasMessageContaining("choose one");
    }
}
