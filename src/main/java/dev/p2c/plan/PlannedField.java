package dev.p2c.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A field of a planned row.
 *
 * @param name the target field as the mapping file writes it
 * @param old what the target has; null for a new row
 * @param value what the target will have
 * @param rule file and line of the rule that makes the value; empty where no rule does
 */
public record PlannedField(
        @JsonProperty("name") String name,
        @JsonProperty("old") String old,
        @JsonProperty("new") String value,
        @JsonProperty("rule") String rule) {}
