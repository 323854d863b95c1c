package dev.p2c.draft;

import java.util.List;

/**
 * The field list of another tool, as its file has it.
 *
 * @param name of the list; empty where the file gives none
 * @param source name of the entity that is read, in the words of the tool; may be empty
 * @param sourceSystem the connection that the file names for the source; may be empty
 * @param target name of the entity that is written; may be empty
 * @param targetSystem the connection that the file names for the target; may be empty
 * @param filter of the rows that are read; may be empty
 * @param backwardFilter of the rows that the opposite direction reads; may be empty
 * @param line where the list begins
 * @param left what the file has and no mapping can have
 */
record FieldList(
        String name,
        String source,
        String sourceSystem,
        String target,
        String targetSystem,
        String filter,
        String backwardFilter,
        int line,
        List<FieldPair> pairs,
        List<Left> left) {

    FieldList {
        pairs = List.copyOf(pairs);
        left = List.copyOf(left);
    }
}
