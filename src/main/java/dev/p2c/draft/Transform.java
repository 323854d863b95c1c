package dev.p2c.draft;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** What a field list does with a value between source and target. */
sealed interface Transform {

    /** What it does, for messages. */
    String words();

    /** The value for an empty source; without a source field, the value of every row. */
    record Default(JsonNode value) implements Transform {
        @Override
        public String words() {
            return "the default " + value;
        }
    }

    /** Target values by source value; the empty text is an empty source. */
    record Values(Map<String, JsonNode> values) implements Transform {
        @Override
        public String words() {
            return "the value map";
        }
    }

    /** Cuts a text. */
    record Truncate(int length) implements Transform {
        @Override
        public String words() {
            return "Truncate to " + length + " characters";
        }
    }

    /** A transform that this project does not have. */
    record Unknown(String description) implements Transform {
        @Override
        public String words() {
            return description;
        }
    }
}
