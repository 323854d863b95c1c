package dev.p2c.state;

/**
 * A row that a batch left alone without storing a failure of it.
 *
 * @param isRejected whether the row rests because it was rejected before; else it was skipped
 */
public record PassedOver(String key, boolean isRejected, String reason) {}
