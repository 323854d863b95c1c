package dev.p2c.mapping;

/**
 * One line of a mapping.
 *
 * @param target the target field or lookup path as the file writes it
 * @param line line in the mapping file, from 1
 */
public record FieldRule(String target, int line) {}
