package dev.p2c.state;

/**
 * A field that both sides changed since they last agreed, or whose value in the target was
 * overwritten. Values are texts for people, of at most 4,000 characters.
 *
 * @param field the target field
 * @param base the value on which both sides agreed; null if not known
 */
public record NewConflict(
        String key, String field, String base, String source, String target, Winner winner) {}
