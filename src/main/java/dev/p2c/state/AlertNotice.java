package dev.p2c.state;

import java.time.Instant;

/**
 * A piece of news about an alert that is still to be sent over one channel.
 *
 * @param isOver whether the news is that the alert is over
 * @param attempts so far
 * @param error of the last attempt; empty before the first
 */
public record AlertNotice(
        long id,
        AlertRecord alert,
        String channel,
        boolean isOver,
        Instant dueAt,
        int attempts,
        String error) {}
