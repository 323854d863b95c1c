package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.EntityModel;
import java.util.Map;

/** Error responses of Finance to reads, in the wording of the real service. */
final class FinanceReadErrors implements ReadErrors {

    @Override
    public ODataError unknownSegment(ODataCall call, String segment) {
        return new ODataError(
                404,
                "",
                "No HTTP resource was found that matches the request URI '"
                        + call.root()
                        + call.path()
                        + "'.");
    }

    @Override
    public ODataError badQuery(String message) {
        return new ODataError(400, "", "The query specified in the URI is not valid. " + message);
    }

    @Override
    public ODataError badKey(EntityModel entity) {
        return new ODataError(
                400,
                "",
                "The number of keys specified in the URI does not match number of key properties"
                        + " for the resource 'Microsoft.Dynamics.DataEntities."
                        + entity.name()
                        + "'.");
    }

    @Override
    public ODataError noRow(
            ODataCall call, EntityModel entity, Map<String, Object> key, boolean byPrimaryKey) {
        return unknownSegment(call, entity.set());
    }
}
