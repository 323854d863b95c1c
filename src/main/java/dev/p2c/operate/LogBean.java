package dev.p2c.operate;

import dev.p2c.desk.OperatorLog;
import java.time.Instant;

/** Shows the operator's log in JMX. */
public final class LogBean implements LogMXBean {

    private final OperatorLog log;

    public LogBean(OperatorLog log) {
        this.log = log;
    }

    @Override
    public OperatorLog.LogPage page(long offset, int limit) {
        PageLimit.check(offset, limit);
        return log.page(Instant.EPOCH, offset, limit);
    }
}
