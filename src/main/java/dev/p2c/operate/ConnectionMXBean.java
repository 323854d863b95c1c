package dev.p2c.operate;

/** {@code p2c:type=Connection,name=<id>}: counts of a connection since the start. */
public interface ConnectionMXBean {

    long getRequests();

    long getRetries();

    long getThrottled();

    /** Total {@code Retry-After} time that all application users were given since the start. */
    double getThrottledSeconds();

    long getBytesSent();

    long getBytesReceived();

    /** HTTP status of the last answer; 0 if the last request got no answer. */
    int getLastStatus();

    String getLastRequestAt();

    /** Requests that are waiting for their answers now. */
    int getRequestsUnderWay();

    /** The current limit on concurrent requests, from the settings and the service's hints. */
    int getRequestLimit();

    /** When the circuit closes again; empty while it is closed. */
    String getAwayUntil();
}
