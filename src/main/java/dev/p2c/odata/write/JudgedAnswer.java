package dev.p2c.odata.write;

import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.Operation;
import dev.p2c.odata.dialect.OperationAnswer;
import dev.p2c.odata.dialect.ServiceError;
import dev.p2c.odata.dialect.Verdict;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.transport.Transport;

/** The answer to an operation, with its error and its verdict. */
record JudgedAnswer(OperationAnswer answer, ServiceError error, Verdict verdict) {

    static JudgedAnswer of(OperationAnswer answer, Dialect dialect) {
        ServiceError error = answer.error(dialect);
        return new JudgedAnswer(
                answer, error, dialect.verdict(Verdict.Scope.OPERATION, answer.status(), error));
    }

    /** Status, code and message on one line. */
    String shown() {
        return Transport.shown(answer.status(), error);
    }

    WriteResult.Refused refusal(Operation operation, Dialect dialect) {
        String message =
                error.message().isEmpty()
                        ? "refused with status " + answer.status()
                        : error.message();
        return new WriteResult.Refused(
                answer.status(),
                error.code(),
                dialect.fieldAtFault(message, operation.body()),
                message);
    }
}
