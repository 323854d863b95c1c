package dev.p2c.operate;

/** {@code p2c:type=Connection,name=<id>}: counts of a connection since the start. */
@Described("Counts of a connection since the start.")
public interface ConnectionMXBean {

    @Described("Requests sent.")
    long getRequests();

    @Described("Requests that were repeated.")
    long getRetries();

    @Described("Requests that the service refused because of its limits.")
    long getThrottled();

    @Described("Total Retry-After time that all application users were given since the start.")
    double getThrottledSeconds();

    @Described("Bytes of all requests.")
    long getBytesSent();

    @Described("Bytes of all answers.")
    long getBytesReceived();

    @Described("HTTP status of the last answer; 0 if the last request got no answer.")
    int getLastStatus();

    @Described("When the last request was sent.")
    String getLastRequestAt();

    @Described("Requests that are waiting for their answers now.")
    int getRequestsUnderWay();

    @Described(
            "The current limit on concurrent requests, from the settings and the service's hints.")
    int getRequestLimit();

    @Described("When the circuit closes again; empty while it is closed.")
    String getAwayUntil();
}
