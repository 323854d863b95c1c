package dev.p2c.sandbox.http;

/** Sets the rate of the simulated business. Both services share one instance. */
public interface StoryControl {

    /** Name of the current rate. */
    String rate();

    /**
     * Sets the rate by name.
     *
     * @throws IllegalArgumentException listing the known names
     */
    void rate(String name);
}
