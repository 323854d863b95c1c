package dev.p2c.operate;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Spans in the JSON of OTLP, whose numbers of 64 bits are texts. */
final class OtlpJson {

    private static final String SERVICE = "p2c";

    private OtlpJson() {}

    static Map<String, Object> of(Collection<SpanData> spans) {
        Map<String, Object> scope =
                Map.of(
                        "scope",
                        Map.of("name", SERVICE),
                        "spans",
                        spans.stream().map(OtlpJson::span).toList());
        Map<String, Object> resource =
                Map.of("attributes", List.of(attribute("service.name", text(SERVICE))));
        return Map.of(
                "resourceSpans",
                List.of(Map.of("resource", resource, "scopeSpans", List.of(scope))));
    }

    private static Map<String, Object> span(SpanData span) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("traceId", span.getTraceId());
        json.put("spanId", span.getSpanId());
        if (span.getParentSpanContext().isValid()) {
            json.put("parentSpanId", span.getParentSpanId());
        }
        json.put("name", span.getName());
        json.put("kind", kind(span.getKind()));
        json.put("startTimeUnixNano", String.valueOf(span.getStartEpochNanos()));
        json.put("endTimeUnixNano", String.valueOf(span.getEndEpochNanos()));
        json.put("attributes", attributes(span.getAttributes()));
        json.put("status", status(span));
        return json;
    }

    private static int kind(SpanKind kind) {
        return switch (kind) {
            case INTERNAL -> 1;
            case SERVER -> 2;
            case CLIENT -> 3;
            case PRODUCER -> 4;
            case CONSUMER -> 5;
        };
    }

    private static Map<String, Object> status(SpanData span) {
        String message = span.getStatus().getDescription();
        return switch (span.getStatus().getStatusCode()) {
            case UNSET -> Map.of();
            case OK -> Map.of("code", 1);
            case ERROR -> Map.of("code", 2, "message", message);
        };
    }

    private static List<Map<String, Object>> attributes(Attributes attributes) {
        List<Map<String, Object>> all = new ArrayList<>();
        attributes.forEach((key, value) -> all.add(attribute(key.getKey(), value(key, value))));
        return all;
    }

    private static Map<String, Object> value(AttributeKey<?> key, Object value) {
        return switch (key.getType()) {
            case LONG -> Map.of("intValue", String.valueOf(value));
            case BOOLEAN -> Map.of("boolValue", value);
            case DOUBLE -> Map.of("doubleValue", value);
            default -> text(String.valueOf(value));
        };
    }

    private static Map<String, Object> text(String value) {
        return Map.of("stringValue", value);
    }

    private static Map<String, Object> attribute(String key, Map<String, Object> value) {
        return Map.of("key", key, "value", value);
    }
}
