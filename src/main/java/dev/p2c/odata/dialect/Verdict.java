package dev.p2c.odata.dialect;

/** The meaning of an answer, which decides what the caller does; see {@link VerdictTable}. */
public enum Verdict {
    /** The request succeeded. */
    DONE,
    /** The service is busy or unavailable for a moment: wait and send the request again. */
    RETRY,
    /**
     * Another writer held the row: send the operation again; when the retries are used up, the row
     * is refused.
     */
    CONTENDED,
    /** The service has failed, and a short wait does not help: the run ends. */
    UNAVAILABLE,
    /** An identity, an address or a name is wrong: a setting or a mapping has to be corrected. */
    CONFIGURATION,
    /**
     * The service does not accept the request, perhaps because of its size: its content is sent in
     * several requests. A request that cannot be divided has a wrong setting or name.
     */
    TOO_LARGE,
    /** The service refuses this row and would refuse it again. */
    REFUSED;

    /** What the answer belongs to: a whole request, or one operation within a batch. */
    public enum Scope {
        REQUEST,
        OPERATION
    }
}
