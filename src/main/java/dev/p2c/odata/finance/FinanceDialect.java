package dev.p2c.odata.finance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.KeyLookup;
import dev.p2c.odata.dialect.MoneyDecimals;
import dev.p2c.odata.dialect.Operation;
import dev.p2c.odata.dialect.OperationAnswer;
import dev.p2c.odata.dialect.QuotedField;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.ServiceError;
import dev.p2c.odata.dialect.VerdictRule;
import dev.p2c.odata.dialect.WriteResult;
import dev.p2c.odata.dialect.WriteStep;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Dynamics 365 Finance and Operations. */
public final class FinanceDialect implements Dialect {

    private final FinanceWrites writes = new FinanceWrites(this);

    @Override
    public String name() {
        return "finance";
    }

    @Override
    public boolean needsToken() {
        return true;
    }

    /** Finance accepts 5,000 operations, but does not answer so many in time. */
    @Override
    public int mostOperations() {
        return 200;
    }

    /** Without this option only rows of the user's own company are visible. */
    @Override
    public String options() {
        return "cross-company=true";
    }

    @Override
    public Optional<String> companyColumn() {
        return Optional.of("dataAreaId");
    }

    @Override
    public String inPath(String literal) {
        return TwiceEncoded.literal(literal);
    }

    @Override
    public Optional<JsonNode> wire(String type, JsonNode value) {
        return FinanceValues.wire(type, value);
    }

    @Override
    public boolean sendsDaysAsMidday() {
        return true;
    }

    /** Finance has no nulls: an empty column has the first value of its type. */
    @Override
    public boolean isInitial(String type, List<String> members, String text) {
        return FinanceValues.isInitial(type, members, text);
    }

    @Override
    public MoneyDecimals decimals(Model model, Function<Query, Iterator<Page>> read) {
        return FinanceDecimals.read(model, read);
    }

    @Override
    public ServiceError error(byte[] body, int offset, int length) {
        return FinanceErrors.read(body, offset, length);
    }

    @Override
    public List<VerdictRule> verdicts() {
        return FinanceErrors.VERDICTS;
    }

    /** Finance quotes a field's name, or the label that its forms show for the field. */
    @Override
    public Optional<String> fieldAtFault(String message, ObjectNode row) {
        return QuotedField.in(message, row).or(() -> FieldLabel.in(message, row));
    }

    /**
     * Finance answers 400 for an update or a deletion of a key that does not exist. Its 404 comes
     * from the router, which did not understand the address and says nothing about the row.
     */
    @Override
    public boolean isGone(WriteResult.Refused refusal) {
        return FinanceErrors.isMissing(refusal);
    }

    /**
     * Finance answers an update with 204 and without an etag, and no published example shows a 412:
     * {@code If-Match} is sent, but rows are read before they are overwritten.
     */
    @Override
    public boolean provesEtags() {
        return false;
    }

    @Override
    public List<String> nameColumns() {
        return List.of("OrganizationName", "SalesOrderName", "ProductName", "ProductNumber");
    }

    /**
     * Prospect to cash, setup in Finance: lines that are older than the integration share the
     * number 0 until the batch job {@code SalesPopulateProspectToCash} has numbered them.
     */
    @Override
    public String adviceOnSharedKey(Map<String, JsonNode> key) {
        JsonNode number = key.get("LineCreationSequenceNumber");
        return number != null && number.asInt() == 0
                ? "lines from before the integration are numbered by the batch job"
                        + " SalesPopulateProspectToCash in Finance"
                : "";
    }

    @Override
    public List<WriteStep> plan(Model.EntityType type, List<RowWrite> rows, KeyLookup lookup) {
        return writes.plan(type, rows, lookup);
    }

    @Override
    public WriteResult.Written written(Operation operation, OperationAnswer answer) {
        return writes.written(operation, answer);
    }

    @Override
    public WriteStep refused(Operation operation, WriteResult.Refused refusal) {
        return writes.refused(operation, refusal);
    }
}
