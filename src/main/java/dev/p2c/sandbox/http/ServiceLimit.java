package dev.p2c.sandbox.http;

/** Limit that the services enforce for each user. Dataverse, "Service protection API limits". */
enum ServiceLimit {
    REQUESTS("0x80072322"),
    EXECUTION("0x80072321"),
    CONCURRENT("0x80072326");

    private final String code;

    ServiceLimit(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** The limit with this error code; null for any other code. */
    static ServiceLimit of(String code) {
        for (ServiceLimit limit : values()) {
            if (limit.code.equalsIgnoreCase(code)) {
                return limit;
            }
        }
        return null;
    }
}
