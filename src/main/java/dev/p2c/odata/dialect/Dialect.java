package dev.p2c.odata.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.model.Literals;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.model.Page;
import dev.p2c.odata.model.Query;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Where a service's protocol differs from plain OData 4.0; the defaults are plain OData. Stateless
 * and thread-safe.
 */
public interface Dialect extends WriteRules {

    /** The name by which a setting chooses the dialect. */
    String name();

    /** Whether the service refuses requests without a token. */
    default boolean needsToken() {
        return false;
    }

    /** Headers of every request. */
    default Map<String, String> headers() {
        return Map.of(
                "Accept", "application/json", "OData-Version", "4.0", "OData-MaxVersion", "4.0");
    }

    /** Query options of every address, such as {@code a=b&c=d}; empty for none. */
    default String options() {
        return "";
    }

    /** The requests that the service allows an application user on one day; empty for no limit. */
    default OptionalLong requestsOfADay() {
        return OptionalLong.empty();
    }

    /** The number of rows at which the service stops counting; empty for a whole count. */
    default OptionalLong mostCounted() {
        return OptionalLong.empty();
    }

    /** Address of a GET that costs the service little, relative to the service root. */
    default String probe() {
        return "";
    }

    /**
     * The property of the answer to {@link #probe()} that identifies the environment; empty where
     * only the address tells environments apart.
     */
    default Optional<String> environment() {
        return Optional.empty();
    }

    /** Most operations of one {@code $batch} that the service accepts and answers in time. */
    default int mostOperations() {
        return 1000;
    }

    /** Most comparisons that a filter may hold. */
    default int mostConditions() {
        return 400;
    }

    /** The headers in which the service reports its request limits. */
    default LimitHeaders limitHeaders() {
        return LimitHeaders.NONE;
    }

    /** The key column that names a row's company; empty where no key has such a column. */
    default Optional<String> companyColumn() {
        return Optional.empty();
    }

    /**
     * Tells which company a row belongs to, where the row does not name its company.
     *
     * @param units by company; never empty
     * @param read reads the pages of a query lazily
     */
    default Ownership ownership(
            Map<String, BusinessUnit> units, Function<Query, Iterator<Page>> read) {
        return Ownership.NONE;
    }

    /**
     * How many decimals the service keeps of money.
     *
     * @param read reads the pages of a query lazily
     */
    default MoneyDecimals decimals(Model model, Function<Query, Iterator<Page>> read) {
        return MoneyDecimals.UNKNOWN;
    }

    /**
     * A value as it stands in a filter or key, not percent-encoded.
     *
     * @param type of the property, empty if unknown
     * @return empty where the value cannot be of the type, so that no row can have it
     */
    default Optional<String> literal(String type, JsonNode value) {
        return Literals.of(type, value);
    }

    /**
     * Where the values of choice columns are read.
     *
     * @return empty where the service offers no such query, or {@code $metadata} has the values
     */
    default Optional<OptionQuery> optionQuery(Model model, Model.EntityType type) {
        return Optional.empty();
    }

    /** A literal, percent-encoded for the path of an address. */
    default String inPath(String literal) {
        return Literals.inPath(literal);
    }

    /**
     * A value as it is sent.
     *
     * @param type of the property, empty if unknown
     * @return empty to leave the field out
     */
    default Optional<JsonNode> wire(String type, JsonNode value) {
        return Optional.of(value);
    }

    /** Whether points in time may stand for days, which are sent as midday UTC. */
    default boolean sendsDaysAsMidday() {
        return false;
    }

    /**
     * Whether a value is the one that a column of a new row has without anybody's doing.
     *
     * @param type of the property, empty if unknown
     * @param members of an enumeration, the lowest value first; empty for another type
     * @param text the value as {@link IntegrationKeys#comparable} writes it, not empty
     */
    default boolean isInitial(String type, List<String> members, String text) {
        return type.equals("Edm.Boolean") && text.equals("false");
    }

    /**
     * {@code CustomersV3(dataAreaId='usmf',CustomerAccount='US-001')}, percent-encoded, with {@link
     * #options()}.
     *
     * @return empty where a part of the key is missing or cannot be a value of its type
     */
    default Optional<String> address(Model.EntityType type, Map<String, JsonNode> key) {
        return KeyAddress.of(this, type, key);
    }

    /**
     * Reads an error body. A body that is no error envelope gives an error without a code, with the
     * first words of the body as message.
     */
    ServiceError error(byte[] body, int offset, int length);

    /** The service's own lines of the verdict table; they precede those of {@link VerdictTable}. */
    default List<VerdictRule> verdicts() {
        return List.of();
    }

    /** Decides what an answer means. */
    default Verdict verdict(Verdict.Scope scope, int status, ServiceError error) {
        return VerdictTable.verdict(verdicts(), scope, status, error);
    }

    /** The field of a row that a refusal's message names; empty where it names none. */
    default Optional<String> fieldAtFault(String message, ObjectNode row) {
        return QuotedField.in(message, row);
    }

    /** Whether a refusal says that the row to be changed or deleted does not exist. */
    default boolean isGone(WriteResult.Refused refusal) {
        return refusal.status() == 404;
    }

    /**
     * The column that tells active rows from deactivated ones. Of several rows with one number
     * those with the lowest value of this column are meant. Empty where rows cannot be deactivated.
     */
    default Optional<String> stateColumn(Model.EntityType type) {
        return Optional.empty();
    }

    /** Columns that may hold the name by which people know a row, the likeliest first. */
    default List<String> nameColumns() {
        return List.of();
    }

    /**
     * What a person can do about several rows that share a key, beyond changing the rows; empty if
     * nothing is known.
     *
     * @param key the columns that make up the key, with their values
     */
    default String adviceOnSharedKey(Map<String, JsonNode> key) {
        return "";
    }

    /**
     * False where the service may ignore {@code If-Match}, or answers an update without the row's
     * new etag: a row must then be read before it is overwritten, to see whether it has changed.
     */
    default boolean provesEtags() {
        return true;
    }

    /**
     * The address that tells which columns of a type an update may not carry; empty for a service
     * that does not tell.
     */
    default Optional<String> columnsAddress(Model.EntityType type) {
        return Optional.empty();
    }

    /**
     * The fields of a row's body that an update may not carry.
     *
     * @param columns the answer to {@link #columnsAddress}
     */
    default FixedFields fixedFields(Model.EntityType type, byte[] columns) {
        return FixedFields.NONE;
    }

    /**
     * Columns that a new row needs according to a definition outside of {@code $metadata}; lookups
     * by their names. None where the service has no such definition.
     *
     * @param get reads a definition by its address
     */
    default List<String> requiredColumns(Model.EntityType type, Function<String, JsonNode> get) {
        return List.of();
    }

    /**
     * What the columns of a set can keep according to definitions outside of {@code $metadata}.
     *
     * @param get reads a definition by its address
     */
    default ColumnLimits limits(Model.EntityType type, Function<String, JsonNode> get) {
        return ColumnLimits.NONE;
    }

    /**
     * The columns that show whether a row is a draft, which has to be published before other rows
     * may refer to it; empty for a set without drafts.
     */
    default List<String> draftColumns(Model.EntityType type) {
        return List.of();
    }

    /**
     * Whether a row is a draft.
     *
     * @param row with the columns of {@link #draftColumns}
     */
    default boolean isDraft(Model.EntityType type, ObjectNode row) {
        return false;
    }

    /**
     * The version in a row's etag, which grows with each write to the service; empty where etags
     * have no order.
     */
    default OptionalLong version(String etag) {
        return OptionalLong.empty();
    }
}
