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

    static void begin(ChaosService sales, ChaosService finance) {
        sales.press("faults", SALES);
        finance.press("faults", FINANCE);
        // Without latency a batch would end before a kill could interrupt it.
        String latency = "{\"perRequestMs\": 20, \"perOperationMs\": 5}";
        sales.press("latency", latency);
        finance.press("latency", latency);
    }

    static void end(ChaosService sales, ChaosService finance) {
        for (String control : new String[] {"faults", "latency"}) {
            sales.end(control);
            finance.end(control);
        }
    }
}
