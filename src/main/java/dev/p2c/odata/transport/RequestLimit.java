package dev.p2c.odata.transport;

import dev.p2c.odata.dialect.LimitHeaders;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many concurrent requests one application user may have. The limit never exceeds the setting
 * and the service's recommendation. It falls after a throttling answer, while the service reports
 * that a budget runs low, and while more concurrent requests only slow each other down. Not
 * thread-safe: guarded by {@link Governor}.
 */
final class RequestLimit {

    /** While more than this share of a budget is left, the budget does not limit the user. */
    private static final double PLENTY = 0.25;

    /**
     * While less than this share is left, even single requests may exceed the budget: the user
     * pauses between requests.
     */
    private static final double SCARCE = 0.05;

    /**
     * The service counts as overloaded when operations take this many times their best duration.
     */
    private static final double OVERLOADED = 4;

    /** Upper bound of the factor by which the limit grows more slowly after throttling. */
    private static final double MOST_CAUTION = 64;

    /**
     * Successful answers after which the factor of caution is halved, since the service may have
     * changed.
     */
    private static final int CALM = 1000;

    private final int most;
    private final LimitHeaders names;
    private final Map<String, Double> budgets = new HashMap<>();
    private int recommended = Integer.MAX_VALUE;
    private double adaptive;
    private double left = 1;
    private double pace;
    private double bestPace = Double.MAX_VALUE;
    private double caution = 1;
    private boolean succeededSince = true;
    private int calm;

    /**
     * @param most concurrent requests by the settings
     * @param names of the service's headers
     */
    RequestLimit(int most, LimitHeaders names) {
        this.most = most;
        this.names = names;
        this.adaptive = most;
    }

    int now() {
        double share = Math.min(1, Math.max(0, left - SCARCE) / (PLENTY - SCARCE));
        int budgeted = (int) Math.ceil(ceiling() * share);
        return Math.max(1, Math.min(budgeted, (int) adaptive));
    }

    /** The share of the service's scarcest budget that is left; 1 where it reports none. */
    double left() {
        return left;
    }

    private int ceiling() {
        return Math.min(most, recommended);
    }

    /**
     * Halves the limit. The limit of a service that reports no budget can only be found by trial:
     * after each further throttling the limit grows back more slowly.
     */
    void throttled() {
        adaptive = Math.max(1, now() / 2.0);
        if (succeededSince) {
            caution = Math.min(MOST_CAUTION, caution * 2);
            succeededSince = false;
        }
        calm = 0;
    }

    /**
     * Adapts the limit to a successful answer.
     *
     * @param headers names in lower case
     * @param operations of the request's batch; 0 for a request without a batch, whose duration is
     *     ignored
     * @return how long the user has to pause before its next request
     */
    Duration succeeded(Map<String, String> headers, int operations, Duration took) {
        names.parallelism()
                .flatMap(name -> number(headers, name))
                .ifPresent(n -> recommended = Math.max(1, n.intValue()));
        left = names.budgets().stream().mapToDouble(name -> left(headers, name)).min().orElse(1);
        adaptive = Math.min(ceiling(), adaptive + 1 / (Math.max(1, adaptive) * caution));
        succeededSince = true;
        if (++calm == CALM) {
            caution = Math.max(1, caution / 2);
            calm = 0;
        }
        if (operations > 0) {
            watchPace((double) took.toNanos() / operations);
        }
        double pauses = left >= SCARCE ? 0 : (SCARCE - left) / Math.max(left, 0.001);
        return Duration.ofNanos((long) (took.toNanos() * pauses));
    }

    /** The share of a budget that is left; 1 where the answer does not report it. */
    private double left(Map<String, String> headers, String name) {
        Optional<Double> rest = number(headers, name);
        if (rest.isEmpty()) {
            return 1;
        }
        double whole = Math.max(rest.get(), budgets.getOrDefault(name, 0.0));
        budgets.put(name, whole);
        return whole > 0 ? rest.get() / whole : 1;
    }

    private void watchPace(double nanosPerOperation) {
        pace = pace == 0 ? nanosPerOperation : pace * 0.8 + nanosPerOperation * 0.2;
        // The best pace is forgotten slowly, since the service may have become slower for good.
        bestPace = Math.min(bestPace * 1.01, pace);
        if (pace > bestPace * OVERLOADED) {
            adaptive = Math.max(1, adaptive * 0.9);
        }
    }

    /** The number in a header, which may be grouped: {@code 1,199.97}. */
    private static Optional<Double> number(Map<String, String> headers, String name) {
        String text = headers.getOrDefault(name, "").replace(",", "");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Double.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
