package dev.p2c.odata.dialect;

import java.util.List;
import java.util.Locale;

/** What an answer means for us. The table below is the only place that decides it. */
public enum Verdict {
    /** As asked. */
    DONE,
    /** The service is busy or away: wait and send the same again. */
    RETRY,
    /** Somebody else had the row in hand: send it again; if it stays so, the row is refused. */
    CONTENDED,
    /** The service is broken in a way that waiting a minute does not mend. */
    UNAVAILABLE,
    /** Our identity, an address or a name is wrong: somebody has to mend a setting or a mapping. */
    CONFIGURATION,
    /** The service does not take a request of this size. */
    TOO_LARGE,
    /** The service refuses this row and would again. */
    REFUSED;

    /** What was answered: a request of its own, or one operation within a batch. */
    public enum Scope {
        REQUEST,
        OPERATION
    }

    /**
     * @param from to: statuses, both ends included
     * @param code the service's code; empty for any
     * @param words part of the service's message, lower case; empty for any
     * @param scope null for both
     */
    private record Line(int from, int to, String code, String words, Scope scope, Verdict verdict) {

        private boolean matches(int status, ServiceError error, Scope answered) {
            return status >= from
                    && status <= to
                    && (code.isEmpty() || code.equalsIgnoreCase(error.code()))
                    && (scope == null || scope == answered)
                    && (words.isEmpty()
                            || error.message().toLowerCase(Locale.ROOT).contains(words));
        }
    }

    /** The first line that matches decides. */
    private static final List<Line> TABLE =
            List.of(
                    line(200, 299, "", "", null, DONE),
                    // Dataverse, service protection limits: the code counts, whatever the status.
                    line(400, 599, "0x80072321", "", null, RETRY),
                    line(400, 599, "0x80072322", "", null, RETRY),
                    line(400, 599, "0x80072326", "", null, RETRY),
                    // Dataverse: SQL timeout or deadlock, comes as 500 or 503.
                    line(400, 599, "0x80044151", "", null, RETRY),
                    // Finance: optimistic concurrency, 400 today, 500 in batches and older builds.
                    line(400, 500, "", "update conflict", Scope.OPERATION, CONTENDED),
                    line(400, 500, "", "update conflict", Scope.REQUEST, RETRY),
                    line(408, 408, "", "", null, RETRY),
                    // Dataverse's own code comes with other statuses than 413, too.
                    line(400, 413, "0x8004418a", "", Scope.REQUEST, TOO_LARGE),
                    line(413, 413, "", "", Scope.REQUEST, TOO_LARGE),
                    line(429, 429, "", "", null, RETRY),
                    line(502, 504, "", "", null, RETRY),
                    line(401, 401, "", "", null, CONFIGURATION),
                    line(403, 403, "", "", null, CONFIGURATION),
                    // An operation's 500 is Finance's validation or a plug-in's crash on this row;
                    // a whole request's is the service's own trouble.
                    line(500, 500, "", "", Scope.OPERATION, REFUSED),
                    line(500, 599, "", "", null, UNAVAILABLE),
                    line(400, 499, "", "", Scope.OPERATION, REFUSED),
                    // We wrote the request, so a name in a mapping or a setting is wrong; 3xx is a
                    // sign-in page or an address that has moved.
                    line(300, 499, "", "", Scope.REQUEST, CONFIGURATION));

    private static Line line(
            int from, int to, String code, String words, Scope scope, Verdict verdict) {
        return new Line(from, to, code, words, scope, verdict);
    }

    public static Verdict of(Scope scope, int status, ServiceError error) {
        return TABLE.stream()
                .filter(line -> line.matches(status, error, scope))
                .findFirst()
                .map(Line::verdict)
                .orElse(UNAVAILABLE);
    }
}
