package dev.p2c.app;

import dev.p2c.odata.transport.Gateway;
import dev.p2c.run.StopRequest;
import dev.p2c.run.Work;
import java.io.IOException;

/** A gateway that refuses the requests of runs that may not go on, see {@link Work}. */
record GuardedGateway(Gateway gateway, StopRequest stop) implements Gateway {

    @Override
    public Response read(Call call) throws IOException {
        Work.current().ifPresent(work -> work.beforeRequest(stop, false));
        return gateway.read(call);
    }

    @Override
    public Response send(Call call) throws IOException {
        boolean writes = !call.method().equals("GET");
        Work.current().ifPresent(work -> work.beforeRequest(stop, writes));
        return gateway.send(call);
    }
}
