package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.EntityModel;
import java.util.Map;

/** Creates the error responses of one service to reads. */
interface ReadErrors {

    /** Error for a part of a path that names nothing. */
    ODataError unknownSegment(ODataCall call, String segment);

    /** Error for a property that a query names and the type does not have. */
    default ODataError unknownProperty(String type, String property) {
        return badQuery(
                "Could not find a property named '" + property + "' on type '" + type + "'.");
    }

    /** Error for query options that cannot be used. */
    ODataError badQuery(String message);

    /** Error for a key predicate that does not fit the entity. */
    ODataError badKey(EntityModel entity);

    /**
     * Error for a key without a row.
     *
     * @param byPrimaryKey false for an alternate key
     */
    ODataError noRow(
            ODataCall call, EntityModel entity, Map<String, Object> key, boolean byPrimaryKey);
}
