package dev.p2c.operate;

/** {@code p2c:type=Connection,name=<id>}: what a system was asked since the start. */
public interface ConnectionMXBean {

    long getRequests();

    long getRetries();

    long getThrottled();

    /** How long its application users were told to be quiet since the start, all together. */
    double getThrottledSeconds();

    long getBytesSent();

    long getBytesReceived();

    /** 0 when the last request got no answer. */
    int getLastStatus();

    String getLastRequestAt();

    /** At this moment. */
    int getRequestsUnderWay();

    /** How many may be under way at this moment: set, hinted by the service, learnt from it. */
    int getRequestLimit();

    /** Until when nothing is sent to a system that is away; empty normally. */
    String getAwayUntil();
}
