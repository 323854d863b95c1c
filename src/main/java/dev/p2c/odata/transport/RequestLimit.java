package dev.p2c.odata.transport;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How many requests one application user may have under way: never more than the setting and the
 * service's {@code x-ms-dop-hint}, fewer after an answer that throttles, while the service's own
 * figures say that the budget of its window runs low, and while more at once only makes each of
 * them slower. Not thread-safe: {@link Governor} guards it.
 */
final class RequestLimit {

    /** Dataverse, service protection API limits, "How to re-try"; for every server apart. */
    private static final String REQUESTS_LEFT = "x-ms-ratelimit-burst-remaining-xrm-requests";

    private static final String TIME_LEFT = "x-ms-ratelimit-time-remaining-xrm-requests";
    private static final String HINT = "x-ms-dop-hint";

    /** With more of its budget left than this, a user need not hold back. */
    private static final double PLENTY = 0.25;

    /** With less than this even one request after the other may be too much: pauses between. */
    private static final double SCARCE = 0.05;

    /** Slower by so much than at its best: the service is past what it can do at once. */
    private static final double CROWDED = 4;

    private static final double MOST_CAUTION = 64;

    /** So many good answers, and half of the caution goes: the service may have changed. */
    private static final int CALM = 1000;

    private final int most;
    private int hint = Integer.MAX_VALUE;
    private double adaptive;
    private double mostRequests;
    private double mostTime;
    private double left = 1;
    private double pace;
    private double bestPace = Double.MAX_VALUE;
    private double caution = 1;
    private boolean workedSince = true;
    private int calm;

    RequestLimit(int most) {
        this.most = most;
        this.adaptive = most;
    }

    int now() {
        double share = Math.min(1, Math.max(0, left - SCARCE) / (PLENTY - SCARCE));
        int budgeted = (int) Math.ceil(ceiling() * share);
        return Math.max(1, Math.min(budgeted, (int) adaptive));
    }

    private int ceiling() {
        return Math.min(most, hint);
    }

    /** One that tells no budget has to be found out; each time it costs more to go back there. */
    void throttled() {
        adaptive = Math.max(1, now() / 2.0);
        if (workedSince) {
            caution = Math.min(MOST_CAUTION, caution * 2);
            workedSince = false;
        }
        calm = 0;
    }

    /**
     * A request was answered as asked.
     *
     * @param headers names in lower case
     * @param operations in it; 0 for one whose time tells nothing
     * @return how long the user has to rest before the next one
     */
    Duration answered(Map<String, String> headers, int operations, Duration took) {
        number(headers, HINT).ifPresent(n -> hint = Math.max(1, n.intValue()));
        budget(headers);
        adaptive = Math.min(ceiling(), adaptive + 1 / (Math.max(1, adaptive) * caution));
        workedSince = true;
        if (++calm == CALM) {
            caution = Math.max(1, caution / 2);
            calm = 0;
        }
        if (operations > 0) {
            watch((double) took.toNanos() / operations);
        }
        double pauses = left >= SCARCE ? 0 : (SCARCE - left) / Math.max(left, 0.001);
        return Duration.ofNanos((long) (took.toNanos() * pauses));
    }

    private void budget(Map<String, String> headers) {
        Optional<Double> requests = number(headers, REQUESTS_LEFT);
        Optional<Double> time = number(headers, TIME_LEFT);
        mostRequests = Math.max(mostRequests, requests.orElse(0.0));
        mostTime = Math.max(mostTime, time.orElse(0.0));
        left =
                Math.min(
                        requests.filter(n -> mostRequests > 0)
                                .map(n -> n / mostRequests)
                                .orElse(1.0),
                        time.filter(n -> mostTime > 0).map(n -> n / mostTime).orElse(1.0));
    }

    private void watch(double nanosPerOperation) {
        pace = pace == 0 ? nanosPerOperation : pace * 0.8 + nanosPerOperation * 0.2;
        // What was best long ago need not be possible any more.
        bestPace = Math.min(bestPace * 1.01, pace);
        if (pace > bestPace * CROWDED) {
            adaptive = Math.max(1, adaptive * 0.9);
        }
    }

    /** Dataverse groups thousands: {@code 1,199.97}. */
    private static Optional<Double> number(Map<String, String> headers, String name) {
        String text = headers.getOrDefault(name, "").replace(",", "");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Double.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
