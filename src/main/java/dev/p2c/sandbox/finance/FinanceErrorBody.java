package dev.p2c.sandbox.finance;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataService;
import dev.p2c.sandbox.odata.UnroutableException;
import java.nio.charset.StandardCharsets;

/**
 * Writes the error bodies of Finance. For a refused write, only the inner error contains the
 * reason.
 */
final class FinanceErrorBody {

    private FinanceErrorBody() {}

    static ODataAnswer of(int status, String code, String message) {
        if (code.equals(ODataService.UPDATE_CONFLICT)) {
            return of(FinanceException.refused(message));
        }
        return answer(status, body(code, message));
    }

    static ODataAnswer of(FinanceException e) {
        return inner(e.status(), e.type(), e.getMessage());
    }

    /** The router answers a read in its own format, which is no error envelope of OData. */
    static ODataAnswer of(UnroutableException e) {
        return e.isRead()
                ? answer(
                        e.status(),
                        JsonNodeFactory.instance.objectNode().put("Message", e.getMessage()))
                : inner(
                        e.status(),
                        "Microsoft.Dynamics.Platform.Integration.Services.OData.ODataArgumentException",
                        e.getMessage());
    }

    private static ODataAnswer inner(int status, String type, String message) {
        ObjectNode body = body("", "An error has occurred.");
        body.withObject("/error")
                .putObject("innererror")
                .put("message", message)
                .put("type", type)
                .put("stacktrace", "   at Microsoft.Dynamics.Platform.Integration.Services.OData");
        return answer(status, body);
    }

    private static ObjectNode body(String code, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", message);
        return body;
    }

    private static ODataAnswer answer(int status, ObjectNode body) {
        return ODataAnswer.json(status, body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
