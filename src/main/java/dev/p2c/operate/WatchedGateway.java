package dev.p2c.operate;

import dev.p2c.odata.transport.Gateway;
import java.io.IOException;

/** A gateway that watches each request of another one. Thread-safe. */
abstract class WatchedGateway implements Gateway {

    private final Gateway gateway;

    WatchedGateway(Gateway gateway) {
        this.gateway = gateway;
    }

    /** One of the two ways in which a gateway carries a request. */
    @FunctionalInterface
    interface Way {
        Response carry(Call call) throws IOException;
    }

    /** Carries a request, and watches. */
    abstract Response watched(Way way, Call call) throws IOException;

    @Override
    public final Response read(Call call) throws IOException {
        return watched(gateway::read, call);
    }

    @Override
    public final Response send(Call call) throws IOException {
        return watched(gateway::send, call);
    }
}
