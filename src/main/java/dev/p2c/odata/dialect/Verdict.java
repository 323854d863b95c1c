package dev.p2c.odata.dialect;

/** What the caller does about an answer; see {@link VerdictTable}. */
public enum Verdict {
    /** The request did what it should. */
    DONE,
    /** The service is busy or away: wait and send the request again. */
    RETRY,
    /**
     * Another writer held the row: send the operation again; when the retries are used up, the row
     * is refused.
     */
    CONTENDED,
    /** The service is broken in a way that a minute's wait does not mend. */
    UNAVAILABLE,
    /** An identity, an address or a name is wrong: a setting or a mapping has to be corrected. */
    CONFIGURATION,
    /** The service does not take a request of this size. */
    TOO_LARGE,
    /** The service refuses this row and would refuse it again. */
    REFUSED;

    /** What was answered: a whole request, or one operation within a batch. */
    public enum Scope {
        REQUEST,
        OPERATION
    }
}
