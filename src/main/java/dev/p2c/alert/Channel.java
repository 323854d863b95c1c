package dev.p2c.alert;

import java.io.IOException;

/** A way to reach an operator. */
@FunctionalInterface
public interface Channel {

    /**
     * Sends a message, once.
     *
     * @throws IOException if it was not accepted, with a reason that contains no secret
     */
    void send(Message message) throws IOException;
}
