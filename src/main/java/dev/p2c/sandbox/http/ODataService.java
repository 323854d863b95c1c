package dev.p2c.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Service behind a listener: Sales or Finance. The HTTP layer handles tokens, faults, latency,
 * statistics, throttling and {@code $batch}. Implementations are thread-safe.
 */
public interface ODataService {

    /**
     * Code for {@link #error} that each service replaces by its own code and form for a conflict.
     */
    String UPDATE_CONFLICT = "UpdateConflict";

    /** Runs one operation, sent alone or in a batch. Errors are answered, never thrown. */
    ODataAnswer handle(ODataCall call);

    /** Runs a change set as one transaction: its writes are undone if the work throws. */
    <T> T atomically(Supplier<T> work);

    /** Error response in the service's own form, for requests that the HTTP layer refuses. */
    ODataAnswer error(int status, String code, String message);

    BatchStyle batchStyle();

    /** Replaces all rows by these data. The result can be written as JSON; null for none. */
    Object reset(InitialData data);

    /**
     * Adds generated rows. The result can be written as JSON; null for none.
     *
     * @param counts an object of counts by name, as in {@code {"accounts":100000}}
     * @throws IllegalArgumentException naming an unknown name or a bad count
     */
    Object seed(JsonNode counts);

    /**
     * Answers a control call that only this service has: {@code POST /sandbox/<path>}.
     *
     * @param path part after {@code /sandbox/}, percent-encoded
     * @param body an empty object if the request has no body
     * @return a result that can be written as JSON; empty if the service has no such call
     * @throws IllegalArgumentException naming a field that cannot be used
     * @throws RefusedRequestException if the service refuses the action, as its user interface
     *     would with an alert
     */
    default Optional<Object> control(String path, JsonNode body) {
        return Optional.empty();
    }

    /** The name of an entity set's rows in error messages. */
    default String rowType(String entitySet) {
        return entitySet;
    }
}
