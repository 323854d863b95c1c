package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.model.Column;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.odata.ODataError;
import dev.p2c.sandbox.store.DuplicateException;
import java.util.UUID;
import java.util.stream.Collectors;

/** Errors with the codes and messages of the service (Web API, error codes). */
final class WebApiErrors {

    private static final String PAYLOAD =
            "Error identified in Payload provided by the user for Entity :'%s', For more information"
                    + " on this error please follow this help link"
                    + " https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException : %s";

    private WebApiErrors() {}

    static ODataError missing(EntityModel entity, UUID id) {
        return new ODataError(
                404, "0x80040217", entity.name() + " With Id = " + id + " Does Not Exist");
    }

    static ODataError missingByKey(EntityModel entity) {
        return new ODataError(
                404,
                "0x80060891",
                "A record with the specified key values does not exist in "
                        + entity.name()
                        + " entity");
    }

    static ODataError payload(EntityModel entity, String inner) {
        return new ODataError(400, "0x80048d19", PAYLOAD.formatted(entity.set(), inner));
    }

    static ODataError unknownProperty(EntityModel entity, String name) {
        String type = "Microsoft.Dynamics.CRM." + entity.name();
        return payload(
                entity,
                "Microsoft.Crm.CrmException: Invalid property '%s' was found in entity '%s'. --->"
                                .formatted(name, type)
                        + " Microsoft.OData.ODataException: The property '%s' does not exist on type '%s'."
                                .formatted(name, type)
                        + " Make sure to only use property names that are defined by the type.");
    }

    static ODataError undeclared(EntityModel entity, String name) {
        return payload(
                entity,
                "Microsoft.OData.ODataException: An undeclared property '"
                        + name
                        + "' which only has property annotations in the payload but no property value was"
                        + " found in the payload. In OData, only declared navigation properties and"
                        + " declared named streams can be represented as properties without values.");
    }

    static ODataError tooLong(EntityModel entity, Column column) {
        return new ODataError(
                400,
                "0x80044331",
                "A validation error occurred.  The length of the '%s' attribute of the '%s' entity exceeded the maximum allowed length of '%d'."
                        .formatted(column.name(), entity.name(), column.maxLength()));
    }

    static ODataError outOfRange(EntityModel entity, Column column, Object value) {
        return new ODataError(
                400,
                "0x80044330",
                "A validation error occurred.  The value %s of '%s' on record of type '%s' is outside the valid range."
                        .formatted(value, column.name(), entity.name()));
    }

    static ODataError noSuchOption(EntityModel entity, Column column, Object value) {
        String accepted =
                column.options().keySet().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(","));
        return new ODataError(
                400,
                "0x8004431a",
                "A validation error occurred.  The value %s of '%s' on record of type '%s' is outside the valid range. Accepted Values: %s"
                        .formatted(value, column.name(), entity.name(), accepted));
    }

    static ODataError wrongStatus(EntityModel entity, int state, int status) {
        return new ODataError(
                400,
                "0x80048408",
                "%d is not a valid status code for state code %d on %s."
                        .formatted(status, state, entity.name()));
    }

    static ODataError required(EntityModel entity, Column column) {
        return new ODataError(
                400,
                "0x80040200",
                "Required field '%s' is missing on entity '%s'."
                        .formatted(column.name(), entity.name()));
    }

    static ODataError duplicate(DuplicateException e) {
        EntityModel entity = e.model();
        String attributes =
                e.index().columns().stream()
                        .map(i -> entity.at(i).label())
                        .collect(Collectors.joining(", "));
        String key =
                entity.alternateKeys().stream()
                        .filter(k -> e.index().columns().equals(indexes(entity, k)))
                        .map(EntityModel.AlternateKey::name)
                        .findFirst()
                        .orElse(attributes);
        return new ODataError(
                412,
                "0x80060892",
                "Entity Key %s violated. A record with the same value for %s already exists. A duplicate record cannot be created. Select one or more unique values and try again."
                        .formatted(key, attributes));
    }

    private static java.util.List<Integer> indexes(EntityModel entity, EntityModel.AlternateKey k) {
        return k.columns().stream().map(entity::index).toList();
    }

    static ODataError sameId() {
        return new ODataError(412, "0x80040237", "Cannot insert duplicate key.");
    }

    static ODataError duplicateRule() {
        return new ODataError(
                412,
                "0x80040333",
                "A record was not created or updated because a duplicate of the current record already exists.");
    }

    static ODataError alreadyExists() {
        return new ODataError(
                412, "0x80060892", "A record with matching key values already exists.");
    }

    static ODataError stale() {
        return new ODataError(
                412,
                "0x80060882",
                "The version of the existing record doesn't match the RowVersion property provided.");
    }

    static ODataError inUse() {
        return new ODataError(
                405,
                "0x80040227",
                "The object cannot be deleted because it is associated with another object.");
    }

    static ODataError unknownSegment(String segment) {
        return new ODataError(
                404, "0x8006088a", "Resource not found for the segment '" + segment + "'.");
    }

    static ODataError noTable(String name) {
        return new ODataError(
                404,
                "0x80060888",
                "Could not find an entity with specified entity name: " + name + ".");
    }

    static ODataError noProperty(String name) {
        return new ODataError(
                400,
                "0x0",
                "Could not find a property named '"
                        + name
                        + "' on type 'Microsoft.Dynamics.CRM.AttributeMetadata'.");
    }

    static ODataError noResource(String uri) {
        return new ODataError(
                404, "", "No HTTP resource was found that matches the request URI '" + uri + "'.");
    }

    static ODataError notAllowed() {
        return new ODataError(
                405, "0x80060888", "The requested resource does not support this http method.");
    }

    static ODataError invalid(String message) {
        return new ODataError(400, "0x80060888", message);
    }

    static ODataError tracked(String option) {
        return invalid(
                "The \""
                        + option
                        + "\" query parameter isn't supported when Change Tracking is enabled.");
    }

    static ODataError untracked(EntityModel entity) {
        return new ODataError(
                400,
                "0x80072491",
                "Entity " + entity.name() + " does not have change tracking enabled.");
    }

    static ODataError expiredToken() {
        return new ODataError(
                400,
                "0x80044352",
                "Version stamp associated with the client has expired. Please perform a full sync.");
    }

    static ODataError malformed() {
        return new ODataError(
                400,
                "0x80048d19",
                "Error identified in Payload provided by the user for Entity :'', For more information"
                        + " on this error please follow this help link"
                        + " https://go.microsoft.com/fwlink/?linkid=2195293  ---->  InnerException :"
                        + " Microsoft.OData.ODataException: The request body is no JSON object.");
    }

    static ODataError inactiveProduct() {
        return new ODataError(400, "0x8004f908", "You can only add Active products.");
    }

    static ODataError productNumberExists() {
        return new ODataError(
                400,
                "0x80043b06",
                "The specified product ID conflicts with the product ID of an existing record.");
    }

    static ODataError noUnitGroup() {
        return new ODataError(400, "0x80043b13", "The unit schedule id of the product is missing.");
    }

    static ODataError foreignUnit() {
        return new ODataError(
                400, "0x80043b14", "The specified unit is not valid for this product.");
    }

    static ODataError tooFineQuantity() {
        return new ODataError(400, "0x80043b07", "The quantity decimal is invalid.");
    }

    /** The service's sentence is not public. */
    static ODataError noDraft() {
        return new ODataError(
                400, "0x8004f995", "Products can only be updated in the Draft state.");
    }

    static ODataError priceListNameExists() {
        return new ODataError(400, "0x80043b0f", "The name already exists.");
    }

    static ODataError fixedColumn() {
        return new ODataError(
                400, "0x80041100", "An attempt was made to update a non-updateable field.");
    }

    /** An error thrown by a plug-in of the solution or of Sales. */
    static ODataError business(String message) {
        return new ODataError(400, "0x80040265", message);
    }

    /**
     * An error for a write that the state of the record does not allow (Dynamics 365 Sales and
     * privacy laws and regulations; the page calls this a business process error).
     */
    static ODataError readOnly() {
        return business("Cannot perform the action because the record is read only.");
    }
}
