package dev.p2c.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a plan was made of. {@code apply} refuses a plan whose systems or mapping files are others.
 *
 * @param kind what made the plan: {@code pass}, {@code undo} or {@code repair}
 * @param madeAt when the plan was made
 * @param directions in the order in which they are applied
 * @param tasks by direction, in their order
 * @param systems by connection, its address and the id of its environment
 * @param mappings by task, the hash of its mapping file and value maps
 * @param whole the companies of which the plan has every row that would change
 * @param notes what a reader of the plan should know
 * @param incomplete whether the plan covers only a part of what was to be planned; the notes say
 *     which
 */
public record PlanHead(
        @JsonProperty("kind") String kind,
        @JsonProperty("madeAt") Instant madeAt,
        @JsonProperty("directions") List<String> directions,
        @JsonProperty("tasks") Map<String, List<String>> tasks,
        @JsonProperty("systems") Map<String, String> systems,
        @JsonProperty("mappings") Map<String, String> mappings,
        @JsonProperty("whole") List<String> whole,
        @JsonProperty("notes") List<String> notes,
        @JsonProperty("incomplete") boolean incomplete) {

    public static final String PASS = "pass";
    public static final String UNDO = "undo";
    public static final String REPAIR = "repair";

    static final Set<String> KINDS = Set.of(PASS, UNDO, REPAIR);

    public PlanHead {
        directions = directions == null ? List.of() : List.copyOf(directions);
        tasks = sorted(tasks);
        systems = sorted(systems);
        mappings = sorted(mappings);
        whole = whole == null ? List.of() : List.copyOf(whole);
        notes = notes == null ? List.of() : List.copyOf(notes);
    }

    /** This head, for a plan that may cover only a part. */
    public PlanHead incomplete(boolean isPart) {
        return new PlanHead(
                kind, madeAt, directions, tasks, systems, mappings, whole, notes, isPart);
    }

    /** What a file that somebody edited has as null counts as missing. */
    private static <T> Map<String, T> sorted(Map<String, T> given) {
        Map<String, T> sorted = given == null ? new TreeMap<>() : new TreeMap<>(given);
        sorted.values().removeIf(Objects::isNull);
        return sorted;
    }
}
