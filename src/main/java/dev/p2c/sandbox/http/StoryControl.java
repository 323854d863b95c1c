package dev.p2c.sandbox.http;

/** Turns the day of business up and down; the same one on the ports of both services. */
public interface StoryControl {

    /** By name. */
    String rate();

    /**
     * @throws IllegalArgumentException for a name that is none, naming those that are
     */
    void rate(String name);
}
