package dev.p2c.draft;

/**
 * Something of a field list that could not be carried over.
 *
 * @param line of the list's file, from 1
 */
public record Left(int line, String message) {}
