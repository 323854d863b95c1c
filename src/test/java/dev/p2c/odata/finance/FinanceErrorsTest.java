package dev.p2c.odata.finance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.odata.dialect.ServiceError;
import dev.p2c.odata.dialect.Verdict;
import dev.p2c.odata.dialect.WriteResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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

    @Test
    void aRouterThatFindsNoRouteDoesNotSayThatTheRowIsGone() {
        byte[] body = "{\"Message\":\"No route data was found.\"}".getBytes(StandardCharsets.UTF_8);
        ServiceError error = new FinanceDialect().error(body, 0, body.length);

        assertThat(error.message()).isEqualTo("No route data was found.");
        assertThat(new FinanceDialect().isGone(refused(404, error.message()))).isFalse();
        assertThat(new FinanceDialect().isGone(refused(400, "More than one resource was found.")))
                .isFalse();
        assertThat(
                        new FinanceDialect()
                                .isGone(
                                        refused(
                                                400,
                                                "No resources were found when selecting for"
                                                        + " update.")))
                .isTrue();
    }

    private static WriteResult.Refused refused(int status, String message) {
        return new WriteResult.Refused(status, "", Optional.empty(), message);
    }
}
