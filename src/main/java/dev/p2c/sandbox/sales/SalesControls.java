package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.ControlBody;
import java.util.Map;
import java.util.Optional;

/** The control calls that a service on Dataverse has beside those of every service. */
final class SalesControls {

    private final SalesSwitches switches;
    private final Customizing customizing;
    private final SalesFunctions functions;
    private final SalesWriter writer;
    private final Optional<FormButtons> buttons;

    /**
     * @param buttons those of the forms of Sales; empty for a service without them
     */
    SalesControls(
            SalesSwitches switches,
            Customizing customizing,
            SalesFunctions functions,
            SalesWriter writer,
            Optional<FormButtons> buttons) {
        this.switches = switches;
        this.customizing = customizing;
        this.functions = functions;
        this.writer = writer;
        this.buttons = buttons;
    }

    /** Answers a call; empty if the service has no such call. */
    Optional<Object> answer(String path, JsonNode body) {
        return switch (path) {
            case "definitions" -> Optional.of(customizing.damage(body));
            case "version" -> Optional.of(version(new ControlBody(body, "version")));
            default -> buttons.flatMap(there -> ofSales(there, path, body));
        };
    }

    private Optional<Object> ofSales(FormButtons there, String path, JsonNode body) {
        return switch (path) {
            case "rules" -> Optional.of(switches.set(body));
            case "solution" -> Optional.of(customizing.solution(writer, body));
            default -> there.press(path);
        };
    }

    private Object version(ControlBody body) {
        functions.become(body.text("version").orElse(""));
        return Map.of("done", true);
    }
}
