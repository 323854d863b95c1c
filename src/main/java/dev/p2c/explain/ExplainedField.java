package dev.p2c.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.mapping.Owner;
import dev.p2c.mapping.RuleExplanation;
import java.util.Optional;

/**
 * One field of the target: how its value comes about and what the target has.
 *
 * @param owner whose value wins where both sides have changed the field
 * @param theirs what the target has now; empty where the target has no row
 * @param differs whether the target has another value than the rule makes
 */
public record ExplainedField(
        RuleExplanation rule, Owner owner, Optional<JsonNode> theirs, boolean differs) {}
