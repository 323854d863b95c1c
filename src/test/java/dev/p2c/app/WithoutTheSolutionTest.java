package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.run.Run;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.http.InitialData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Sales with the columns of the solution and without its plug-ins: people set what docs/
 * real-services.md, "Without the solution", names.
 */
class WithoutTheSolutionTest {

    private static final String ORDER = "ORD-79001-TEST";
    private static final String FLAG = "msdynce_orderhasexternalmaintainedproductsonly";
    private static final String SUBMITTED = "msdynce_orderissubmitted";

    @TempDir Path directory;

    @Test
    void anOrderAndItsLinesComeOnceTheNamedColumnsAreSet() throws IOException {
        Sandbox sandbox = Engine.standIns(InitialData.EMPTY);
        SandboxClient sales = new SandboxClient(sandbox.salesUrl(), sandbox.tokenUrl());
        sales.control("POST", "solution", "{\"version\":\"none\"}");
        Map<String, String> environment = Engine.environment(sandbox, directory);
        assertThat(Engine.command(environment, "setup", "sales", "--yes").exit()).isZero();
        assertThat(Engine.command(environment, "check", "--sales").out())
                .contains(FLAG, SUBMITTED, "msdynce_processingstatus of salesorder");
        assertThat(Files.readString(Path.of("docs/real-services.md"))).contains(FLAG, SUBMITTED);

        try (Engine engine = Engine.on(sandbox, directory, Map.of())) {
            TestDeal deal = new TestDeal(engine);
            deal.begin(1);
            deal.document("salesorders", ORDER, "By hand");
            deal.line("salesorders", ORDER, 1, "2", "0");
            send(sales, false);
            engine.sync("accounts");

            assertThat(lines(engine.sync("orders-to-finance")))
                    .singleElement()
                    .asString()
                    .contains("Order Has Externally Maintained Products Only is No on the line");

            send(sales, true);
            engine.sync("orders-to-finance");

            JsonNode line =
                    TestDeal.only(engine.finance(), "CDSSalesOrderLines?cross-company=true");
            assertThat(line.get("SalesOrderNumber").asText()).isEqualTo(ORDER);
        }
    }

    private static Set<String> lines(Run run) {
        return run.progress("order-lines-to-finance").skipped().keySet();
    }

    private static void send(SandboxClient sales, boolean isMaintained) {
        String line = TestDeal.only(sales, "salesorderdetails").get("salesorderdetailid").asText();
        Fault.done(
                sales.patch(
                        "salesorderdetails(" + line + ")",
                        "{\"%s\":true,\"%s\":%s}".formatted(SUBMITTED, FLAG, isMaintained)));
        String order = TestDeal.only(sales, "salesorders").get("salesorderid").asText();
        Fault.done(
                sales.patch(
                        "salesorders(" + order + ")", "{\"msdynce_processingstatus\":647390000}"));
    }
}
