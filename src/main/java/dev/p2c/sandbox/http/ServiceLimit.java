package dev.p2c.sandbox.http;

/** What the services count per user. Dataverse, "Service protection API limits". */
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

    /** Null for another code. */
    static ServiceLimit of(String code) {
        for (ServiceLimit limit : values()) {
            if (limit.code.equalsIgnoreCase(code)) {
                return limit;
            }
        }
        return null;
    }
}
