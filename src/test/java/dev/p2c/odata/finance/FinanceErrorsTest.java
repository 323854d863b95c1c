package dev.p2c.odata.finance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.odata.dialect.ServiceError;
import dev.p2c.odata.dialect.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FinanceErrorsTest {

    @ParameterizedTest(name = "{0}: {1} {2} {3} is {4}")
    @CsvSource({
        "OPERATION, 400, '', An update conflict occurred due to another user, CONTENDED",
        "OPERATION, 500, '', An update conflict occurred due to another user, CONTENDED",
        "REQUEST, 400, '', An update conflict occurred due to another user, RETRY"
    })
    void anUpdateConflictIsContentionForARowAndARetryForARequest(
            Verdict.Scope scope, int status, String code, String message, Verdict verdict) {
        assertThat(new FinanceDialect().verdict(scope, status, new ServiceError(code, message)))
                .isEqualTo(verdict);
    }
}
