package dev.p2c.draft;

import java.util.List;

/**
 * One line of a field list.
 *
 * @param source empty for a value that comes from no field
 * @param forward whether the pair is one for the direction in which the list is written
 * @param backward whether the pair is one for the opposite direction
 * @param line of the list's file, from 1
 */
record FieldPair(
        String source,
        String target,
        List<Transform> transforms,
        boolean forward,
        boolean backward,
        int line) {

    FieldPair {
        transforms = List.copyOf(transforms);
    }
}
