package dev.p2c.operate;

import dev.p2c.odata.transport.Gateway;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** A gateway that measures how long the requests take, by status. Thread-safe. */
public final class RequestTimes extends WatchedGateway {

    /** The status of a request that got no answer. */
    private static final String NO_ANSWER = "none";

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(3),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1)
    };

    private final String connection;
    private final Supplier<MeterRegistry> meters;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    /**
     * @param meters called at the first request, because connections exist before metrics do
     */
    public RequestTimes(Gateway gateway, String connection, Supplier<MeterRegistry> meters) {
        super(gateway);
        this.connection = connection;
        this.meters = meters;
    }

    @Override
    Response watched(Way way, Call call) throws IOException {
        long start = System.nanoTime();
        String status = NO_ANSWER;
        try {
            Response response = way.carry(call);
            status = String.valueOf(response.status());
            return response;
        } finally {
            timers.computeIfAbsent(status, this::timer)
                    .record(Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private Timer timer(String status) {
        return Timer.builder("p2c.request.duration")
                .tags("connection", connection, "status", status)
                .serviceLevelObjectives(BOUNDS)
                .register(meters.get());
    }
}
