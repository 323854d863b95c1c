package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.EntityModel;
import java.util.Map;

/** Error responses of Sales to reads, in the wording of the real service. */
final class SalesReadErrors implements ReadErrors {

    private static final String QUERY_ERROR = "0x80060888";

    @Override
    public ODataError unknownSegment(ODataCall call, String segment) {
        return new ODataError(
                404, "0x8006088a", "Resource not found for the segment '" + segment + "'.");
    }

    @Override
    public ODataError badQuery(String message) {
        return new ODataError(400, QUERY_ERROR, message);
    }

    @Override
    public ODataError badKey(EntityModel entity) {
        return badQuery(
                "The key in the request URI is not valid for resource 'Microsoft.Dynamics.CRM."
                        + entity.name()
                        + "'. Ensure that the names and number of key properties match the"
                        + " properties of a declared key.");
    }

    @Override
    public ODataError noRow(
            ODataCall call, EntityModel entity, Map<String, Object> key, boolean byPrimaryKey) {
        return byPrimaryKey
                ? new ODataError(
                        404,
                        "0x80040217",
                        entity.name()
                                + " With Id = "
                                + key.values().iterator().next()
                                + " Does Not Exist")
                : new ODataError(
                        404,
                        "0x80060891",
                        "A record with the specified key values does not exist in "
                                + entity.name()
                                + " entity");
    }
}
