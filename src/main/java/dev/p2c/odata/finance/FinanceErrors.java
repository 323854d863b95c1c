package dev.p2c.odata.finance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.dialect.ErrorBody;
import dev.p2c.odata.dialect.ServiceError;
import dev.p2c.odata.dialect.Verdict;
import dev.p2c.odata.dialect.Verdict.Scope;
import dev.p2c.odata.dialect.VerdictRule;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.model.Json;
import java.util.List;
import java.util.Locale;

/** Interprets the errors of Finance, which differ only in their texts. */
final class FinanceErrors {

    private static final String MISSING = "no resources were found when selecting for update";
    private static final String CONFLICT = "update conflict";

    /** Optimistic concurrency: 400 today, 500 in batches and older builds. */
    static final List<VerdictRule> VERDICTS =
            List.of(
                    VerdictRule.of(400, 500, Verdict.CONTENDED)
                            .withWords(CONFLICT)
                            .within(Scope.OPERATION),
                    VerdictRule.of(400, 500, Verdict.RETRY)
                            .withWords(CONFLICT)
                            .within(Scope.REQUEST));

    private FinanceErrors() {}

    /**
     * Reads an error body. Code and outer message are the same for all errors; the reason is in the
     * inner message. The router's errors have no envelope, but a {@code Message}.
     */
    static ServiceError read(byte[] body, int offset, int length) {
        JsonNode error = ErrorBody.error(body, offset, length);
        if (error.isMissingNode()) {
            String router = Json.tree(body, offset, length).path("Message").asText("");
            return new ServiceError(
                    "", router.isEmpty() ? ErrorBody.start(body, offset, length) : router);
        }
        String inner = error.path("innererror").path("message").asText("");
        String message = inner.isEmpty() ? error.path("message").asText("") : inner;
        return new ServiceError(error.path("code").asText(""), InfologText.reason(message));
    }

    /** Whether the row to be updated or deleted does not exist. */
    static boolean isMissing(WriteResult.Refused refusal) {
        return refusal.message().toLowerCase(Locale.ROOT).contains(MISSING);
    }
}
