package dev.p2c.alert;

/** Pauses directions for {@link AutoPause}. */
public interface Pauser {

    boolean isPaused(String direction);

    void pause(String direction, String reason);
}
