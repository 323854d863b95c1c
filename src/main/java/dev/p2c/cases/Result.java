package dev.p2c.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a mapping makes of a row, as a case expects the result or as the mapping gives it. */
public sealed interface Result {

    /** One word for reports: written, rejected, skipped. */
    String word();

    /**
     * The row is written.
     *
     * @param row the target fields, and lookups by the path of their rule
     */
    record Written(ObjectNode row) implements Result {
        @Override
        public String word() {
            return "written";
        }
    }

    /**
     * The row is rejected.
     *
     * @param reason {@code field: reason}; a case may state a part of the text
     * @param field the target field of the first reason; empty in an expected result
     */
    record Rejected(String reason, String field) implements Result {
        @Override
        public String word() {
            return "rejected";
        }
    }

    /** The row is skipped, for the reason that {@code require} gives. */
    record Skipped(String reason) implements Result {
        @Override
        public String word() {
            return "skipped";
        }
    }

    /** A value function ended with an exception that is a mistake in the function. */
    record Broken(String reason) implements Result {
        @Override
        public String word() {
            return "broken";
        }
    }
}
