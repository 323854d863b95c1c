package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.InitialData;
import dev.p2c.state.Failure;
import dev.p2c.state.FailureFilter;
import dev.p2c.state.FailureKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A row that others name is deleted, and made again, while the application runs. */
class RecreatedRowsTest {

    @TempDir Path directory;

    @Test
    void aNamedRowThatWasMadeAgainIsFoundInTheSamePass() {
        try (Engine engine =
                Engine.on(Engine.threeStandIns(InitialData.EMPTY), directory, Map.of())) {
            account(engine, "First");
            engine.sync("staged-accounts");
            assertThat(waiting(engine)).as("the id is cached").isEmpty();
            String old = organization(engine);

            Fault.done(engine.cds().delete("organizations(" + old + ")"));
            account(engine, "Second");
            engine.sync("staged-accounts");

            assertThat(waiting(engine))
                    .singleElement()
                    .returns(FailureKind.PARKED, Failure::kind)
                    .returns("organizations.organizationnumber=ORG001", Failure::waitsFor);

            make(engine);
            engine.sync("staged-accounts");
            assertThat(waiting(engine)).isEmpty();

            Fault.done(engine.cds().delete("organizations(" + organization(engine) + ")"));
            make(engine);
            account(engine, "Third");
            engine.sync("staged-accounts");

            assertThat(waiting(engine)).isEmpty();
            assertThat(engine.cds().get("accounts").value())
                    .filteredOn(row -> row.get("organizationname").asText().equals("Third"))
                    .singleElement()
                    .satisfies(
                            row ->
                                    assertThat(row.get("_organization_value").asText())
                                            .isEqualTo(organization(engine)));
        }
    }

    private static void account(Engine engine, String name) {
        Fault.done(engine.sales().post("accounts", "{\"name\":\"" + name + "\"}"));
    }

    private static String organization(Engine engine) {
        JsonNode row = TestDeal.only(engine.cds(), "organizations");
        return row.get("organizationid").asText();
    }

    private static void make(Engine engine) {
        Fault.done(
                engine.cds()
                        .post(
                                "organizations",
                                "{\"organizationnumber\":\"ORG001\",\"name\":\"Contoso\"}"));
    }

    private static List<Failure> waiting(Engine engine) {
        return engine.application().state().failures().list(FailureFilter.all(10));
    }
}
