package dev.p2c.odata.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.odata.dialect.ServiceError;
import dev.p2c.odata.dialect.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesErrorsTest {

    @ParameterizedTest(name = "{0}: {1} {2} {3} is {4}")
    @CsvSource({
        "REQUEST, 429, 0x80072321, Combined execution time, RETRY",
        "OPERATION, 400, 0x80072322, Number of requests exceeded, RETRY",
        "REQUEST, 503, 0x80072326, concurrent requests, RETRY",
        "OPERATION, 500, 0x80044151, SQL timeout, RETRY",
        "REQUEST, 500, 0x80044151, SQL timeout, RETRY",
        "REQUEST, 400, 0x8004418A, too many operations, TOO_LARGE",
        "REQUEST, 413, 0x8004418a, too many operations, TOO_LARGE",
        "OPERATION, 400, 0x8004418a, too many operations, REFUSED"
    })
    void dataverseCodesDecideWhateverTheStatus(
            Verdict.Scope scope, int status, String code, String message, Verdict verdict) {
        assertThat(new SalesDialect().verdict(scope, status, new ServiceError(code, message)))
                .isEqualTo(verdict);
    }

    @Test
    void aTimeoutIsRetriedThoughItsCodeSaysTooLarge() {
        ServiceError error = new ServiceError("0x8004418a", "too many operations");

        assertThat(new SalesDialect().verdict(Verdict.Scope.REQUEST, 408, error))
                .isEqualTo(Verdict.RETRY);
    }
}
