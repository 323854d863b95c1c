package dev.p2c.chaos;

/** Makes every twentieth request and some operations of batches fail, as in real services. */
final class ChaosFaults {

    private static final String ANY =
            """
            {"status": 503, "every": 50},
            {"status": 429, "retryAfter": 1, "every": 100},
            {"dropConnection": true, "every": 100},
            {"dropConnection": "after", "every": 100},
            {"latencyMs": 300, "every": 30}
            """;
    private static final String SALES =
            "[{\"method\": \"POST\", \"path\": \"salesorderdetails\", \"status\": 503, \"every\": 20},"
                    + "{\"method\": \"PATCH\", \"path\": \"products\", \"status\": 503, \"every\": 20},"
                    + ANY
                    + "]";
    private static final String FINANCE =
            "[{\"method\": \"POST\", \"path\": \"CustomersV2\", \"code\": \"UpdateConflict\", \"every\": 20},"
                    + "{\"method\": \"POST\", \"path\": \"CDSSalesOrderLines\", \"status\": 503, \"every\": 20},"
                    + ANY
                    + "]";

    private ChaosFaults() {}

    static void begin(ChaosServices services) {
        services.sales().press("faults", SALES);
        services.finance().press("faults", FINANCE);
        services.cds().ifPresent(cds -> cds.press("faults", "[" + ANY + "]"));
        // Without latency a batch would end before a kill could interrupt it.
        String latency = "{\"perRequestMs\": 20, \"perOperationMs\": 5}";
        services.all().forEach(service -> service.press("latency", latency));
    }

    static void end(ChaosServices services) {
        for (String control : new String[] {"faults", "latency"}) {
            services.all().forEach(service -> service.end(control));
        }
    }
}
