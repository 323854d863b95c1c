package dev.p2c.odata.dialect;

import static dev.p2c.odata.dialect.Verdict.CONFIGURATION;
import static dev.p2c.odata.dialect.Verdict.DONE;
import static dev.p2c.odata.dialect.Verdict.REFUSED;
import static dev.p2c.odata.dialect.Verdict.RETRY;
import static dev.p2c.odata.dialect.Verdict.TOO_LARGE;
import static dev.p2c.odata.dialect.Verdict.UNAVAILABLE;

import dev.p2c.odata.dialect.Verdict.Scope;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides what an answer means, by its status, its scope and the service's own error codes. A
 * dialect's lines come first; the first line that matches decides.
 */
final class VerdictTable {

    private static final List<VerdictRule> PLAIN =
            List.of(
                    VerdictRule.of(200, 299, DONE),
                    VerdictRule.of(408, RETRY),
                    // A whole batch or query that is refused may only be too large: services and
                    // proxies answer 400, 413, 414 or 431.
                    VerdictRule.of(400, TOO_LARGE).within(Scope.REQUEST),
                    VerdictRule.of(413, 414, TOO_LARGE).within(Scope.REQUEST),
                    VerdictRule.of(431, TOO_LARGE).within(Scope.REQUEST),
                    VerdictRule.of(429, RETRY),
                    VerdictRule.of(502, 504, RETRY),
                    VerdictRule.of(401, CONFIGURATION),
                    // An operation's 403 is about its row: another row may be allowed.
                    VerdictRule.of(403, CONFIGURATION).within(Scope.REQUEST),
                    // An operation's 500 is a validation or a plug-in that failed on this row; a
                    // whole request's 500 is a failure of the service.
                    VerdictRule.of(500, REFUSED).within(Scope.OPERATION),
                    VerdictRule.of(500, 599, UNAVAILABLE),
                    VerdictRule.of(400, 499, REFUSED).within(Scope.OPERATION),
                    // A request's 4xx is a wrong name in a mapping or a setting; a 3xx is a sign-in
                    // page or an address that has moved.
                    VerdictRule.of(300, 499, CONFIGURATION).within(Scope.REQUEST));

    private VerdictTable() {}

    /**
     * @param own the dialect's lines
     */
    static Verdict verdict(List<VerdictRule> own, Scope scope, int status, ServiceError error) {
        return Stream.concat(own.stream(), PLAIN.stream())
                .filter(rule -> rule.matches(scope, status, error))
                .findFirst()
                .map(VerdictRule::verdict)
                .orElse(UNAVAILABLE);
    }
}
