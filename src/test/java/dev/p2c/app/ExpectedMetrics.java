package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

/** The metrics of an application that has run accounts and products of the demo data. */
final class ExpectedMetrics {

    private ExpectedMetrics() {}

    static void areIn(String metrics) {
        assertThat(metrics)
                .containsPattern(
                        "p2c_rows_total\\{outcome=\"created\",task=\"accounts-to-customers\"}"
                                + " 49\\d")
                .containsPattern(
                        "p2c_rows_total\\{outcome=\"rejected\",task=\"accounts-to-customers\"} \\d")
                .containsPattern(
                        "p2c_rows_total\\{outcome=\"created\",task=\"released-products-to-products\"}"
                                + " 1\\d\\d")
                .containsPattern(
                        "p2c_rows_waiting\\{kind=\"rejected\",task=\"accounts-to-customers\"}"
                                + " [1-9]")
                .containsPattern(
                        "p2c_run_duration_seconds_count\\{direction=\"accounts\",status=\"incomplete\"}"
                                + " [1-9]")
                .containsPattern(
                        "p2c_request_duration_seconds_count\\{connection=\"sales\",status=\"200\"}"
                                + " [1-9]")
                .contains("p2c_throttled_seconds_total{connection=\"sales\"} 0.0")
                .containsPattern("p2c_budget_left_ratio\\{connection=\"sales\"} (1.0|0.9)")
                .contains("p2c_connection_up{connection=\"finance\"} 1.0")
                .containsPattern("p2c_requests_total\\{connection=\"finance\"} [1-9]")
                .containsPattern("p2c_requests_total\\{connection=\"sales\"} [1-9]")
                .containsPattern("camel_exchanges_total\\{.*routeId=\"accounts\"} [1-9]")
                .containsPattern(
                        "camel_exchanges_total\\{.*routeId=\"accounts-to-customers\"} [1-9]")
                .contains("jvm_memory_used_bytes", "process_cpu_usage");
    }
}
