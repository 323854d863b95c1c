package dev.p2c.odata.dialect;

/**
 * The error of a service's answer.
 *
 * @param code the service's error code; empty where there is none
 * @param message the service's message without stack traces and other noise
 */
public record ServiceError(String code, String message) {

    static final ServiceError NONE = new ServiceError("", "");
}
