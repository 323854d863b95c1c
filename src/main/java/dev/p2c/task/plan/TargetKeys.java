package dev.p2c.task.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.mapping.KeyText;
import dev.p2c.mapping.Mapping;
import dev.p2c.odata.Connection;
import dev.p2c.odata.model.Model.EntityType;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Translates between a task's integration keys and the target rows behind them. Immutable and
 * thread-safe.
 */
public final class TargetKeys {

    private final Connection target;
    private final Mapping.Target mapping;

    TargetKeys(Connection target, Mapping.Target mapping) {
        this.target = target;
        this.mapping = mapping;
    }

    /**
     * The target's key fields behind an integration key, company included. Fields without a part
     * are missing if the key was written under a mapping with fewer key fields.
     */
    public Map<String, JsonNode> fields(String integrationKey, String company) {
        boolean single = mapping.key().stream().filter(f -> !mapping.isCompany(f)).count() == 1;
        Iterator<String> parts =
                (single ? List.of(integrationKey) : KeyText.parts(integrationKey)).iterator();
        Map<String, JsonNode> key = new LinkedHashMap<>();
        for (String field : mapping.key()) {
            boolean isCompany = mapping.isCompany(field);
            if (isCompany || parts.hasNext()) {
                key.put(field, TextNode.valueOf(isCompany ? company : parts.next()));
            }
        }
        return key;
    }

    /** The fields of the integration key, without the company. */
    public List<String> names() {
        return mapping.key().stream().filter(field -> !mapping.isCompany(field)).toList();
    }

    /** The integration key of a target row, equal to {@link SourceKeys#text} of its source row. */
    public String text(ObjectNode row) {
        EntityType type = target.model().entity(mapping.entity()).orElseThrow();
        List<String> values =
                mapping.key().stream()
                        .filter(field -> !mapping.isCompany(field))
                        .map(field -> row.path(type.column(field)).asText())
                        .toList();
        return KeyText.of(values);
    }

    /** False for a row that lacks a part of the integration key, so that no task has written it. */
    public boolean isWhole(ObjectNode row) {
        EntityType type = target.model().entity(mapping.entity()).orElseThrow();
        return mapping.key().stream()
                .map(type::column)
                .noneMatch(column -> row.path(column).asText("").isEmpty());
    }
}
