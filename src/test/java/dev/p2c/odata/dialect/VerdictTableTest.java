package dev.p2c.odata.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTableTest {

    @ParameterizedTest(name = "{0}: {1} {2} {3} is {4}")
    @CsvSource({
        "REQUEST, 200, '', '', DONE",
        "OPERATION, 204, '', '', DONE",
        "REQUEST, 408, '', '', RETRY",
        "REQUEST, 413, '', '', TOO_LARGE",
        "REQUEST, 429, '', high resource utilization, RETRY",
        "OPERATION, 429, '', '', RETRY",
        "REQUEST, 502, '', '', RETRY",
        "REQUEST, 503, '', '', RETRY",
        "REQUEST, 504, '', '', RETRY",
        "REQUEST, 401, '', '', CONFIGURATION",
        "REQUEST, 403, 0x80040220, PrivilegeDenied, CONFIGURATION",
        "OPERATION, 403, 0x80040220, PrivilegeDenied, REFUSED",
        "OPERATION, 500, '', Infolog: Error: no such site, REFUSED",
        "REQUEST, 500, '', '', UNAVAILABLE",
        "REQUEST, 501, '', '', UNAVAILABLE",
        "OPERATION, 400, 0x80044331, too long, REFUSED",
        "OPERATION, 404, 0x80040217, Does Not Exist, REFUSED",
        "OPERATION, 412, 0x80060892, Entity Key violated, REFUSED",
        "REQUEST, 302, '', '', CONFIGURATION",
        "REQUEST, 400, 0x0, Could not find a property, TOO_LARGE",
        "REQUEST, 414, '', '', TOO_LARGE",
        "REQUEST, 431, '', '', TOO_LARGE",
        "OPERATION, 401, '', '', CONFIGURATION",
        "REQUEST, 404, 0x8006088a, Resource not found for the segment, CONFIGURATION",
        "OPERATION, 302, '', '', UNAVAILABLE",
        "OPERATION, 413, '', '', REFUSED"
    })
    void statusAndScopeDecide(
            Verdict.Scope scope, int status, String code, String message, Verdict verdict) {
        assertThat(new PlainDialect().verdict(scope, status, new ServiceError(code, message)))
                .isEqualTo(verdict);
    }
}
