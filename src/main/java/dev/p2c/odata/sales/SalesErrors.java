package dev.p2c.odata.sales;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.odata.dialect.ErrorBody;
import dev.p2c.odata.dialect.ServiceError;
import dev.p2c.odata.dialect.Verdict;
import dev.p2c.odata.dialect.Verdict.Scope;
import dev.p2c.odata.dialect.VerdictRule;
import dev.p2c.odata.dialect.WriteResult;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Error codes and error texts of Dataverse. */
final class SalesErrors {

    private static final String DUPLICATE_ID = "0x80040237";
    private static final String STALE = "0x80060882";
    private static final String NOT_FOUND = "0x80040217";

    /** The first inner message, without the name of its exception. */
    private static final Pattern INNER =
            Pattern.compile("InnerException : [\\w.]+: (.+?)(?: ---> |\\R|$)");

    /** Rules for codes that decide regardless of the status. */
    static final List<VerdictRule> VERDICTS =
            List.of(
                    // Service protection limits: requests, execution time, concurrent requests.
                    VerdictRule.of(400, 599, Verdict.RETRY).withCode("0x80072321"),
                    VerdictRule.of(400, 599, Verdict.RETRY).withCode("0x80072322"),
                    VerdictRule.of(400, 599, Verdict.RETRY).withCode("0x80072326"),
                    // SQL timeout or deadlock: comes with 500 or 503.
                    VerdictRule.of(400, 599, Verdict.RETRY).withCode("0x80044151"),
                    // A timeout, whatever its code says.
                    VerdictRule.of(408, 408, Verdict.RETRY),
                    // Request too large: comes with other statuses than 413, too.
                    VerdictRule.of(400, 413, Verdict.TOO_LARGE)
                            .withCode("0x8004418a")
                            .within(Scope.REQUEST));

    private SalesErrors() {}

    static ServiceError read(byte[] body, int offset, int length) {
        JsonNode error = ErrorBody.error(body, offset, length);
        return error.isMissingNode()
                ? new ServiceError("", ErrorBody.start(body, offset, length))
                : error(error.path("code").asText(""), error.path("message").asText(""));
    }

    private static ServiceError error(String code, String message) {
        return new ServiceError(code, SalesAdvice.with(code, reason(message)));
    }

    /** The first line: Dataverse adds stack traces and help links below and behind it. */
    private static String reason(String message) {
        Matcher inner = INNER.matcher(message);
        String reason = inner.find() ? inner.group(1) : message;
        return reason.lines().findFirst().orElse("").strip();
    }

    /** Whether a row with the id of the new row exists already. */
    static boolean isDuplicateId(WriteResult.Refused refusal) {
        return refusal.code().equalsIgnoreCase(DUPLICATE_ID);
    }

    /** Whether the row has another etag than {@code If-Match} names. */
    static boolean isStale(WriteResult.Refused refusal) {
        return refusal.code().equalsIgnoreCase(STALE);
    }

    /** Whether the row, or a row that it refers to, does not exist. */
    static boolean isNotFound(WriteResult.Refused refusal) {
        return refusal.status() == 404 && refusal.code().equalsIgnoreCase(NOT_FOUND);
    }
}
