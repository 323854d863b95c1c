package dev.p2c.state;

import java.time.Instant;

/**
 * What the state knows of the changes of a task in a company that are across.
 *
 * @param readUpTo the start of the last pass that read every change; null for none
 * @param watermark by the clock of the source; null for none
 * @param oldestWaiting when the row that waits longest failed first; null if none waits
 */
public record KnownAcross(
        String task, String company, Instant readUpTo, Instant watermark, Instant oldestWaiting) {}
