package dev.p2c.odata.dialect;

/**
 * What an error body says.
 *
 * @param code the service's own, empty where it has none
 * @param message the service's own words, without its noise
 */
public record ServiceError(String code, String message) {

    static final ServiceError NONE = new ServiceError("", "");
}
