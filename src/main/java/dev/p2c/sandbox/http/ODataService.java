package dev.p2c.sandbox.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One of the two services behind the listeners. Tokens, faults, latency, figures, throttling and
 * {@code $batch} are done in front of it. Called from many threads at once.
 */
public interface ODataService {

    /** Code of an {@link #error} that the service answers with its own code and form. */
    String UPDATE_CONFLICT = "UpdateConflict";

    /** One operation, sent alone or in a batch. Answers its own errors, never throws them. */
    ODataAnswer handle(ODataCall call);

    /** Runs a change set as a whole: what it changed is undone if it throws. */
    <T> T atomically(Supplier<T> work);

    /** An error in the service's own envelope, for what is refused in front of it. */
    ODataAnswer error(int status, String code, String message);

    BatchStyle batchStyle();

    /** Forgets everything and starts anew with these data. Answers what JSON can show. */
    Object reset(InitialData data);

    /**
     * Adds rows.
     *
     * @param counts an object of counts by name, as in {@code {"accounts":100000}}
     * @throws IllegalArgumentException for an unknown name or a count that is none, naming it
     */
    Object seed(JsonNode counts);

    /**
     * A control call of the service's own, {@code POST /sandbox/<path>}.
     *
     * @param path what follows {@code /sandbox/}, percent-encoded
     * @param body an empty object where nothing was sent
     * @return empty where the service knows no such call; else what JSON can show
     * @throws IllegalArgumentException for a body that cannot be used, naming the field
     * @throws RefusedRequestException where a person would see an alert
     */
    default Optional<Object> control(String path, JsonNode body) {
        return Optional.empty();
    }
}
