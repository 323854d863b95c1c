package dev.p2c.operate;

/**
 * Whether the newest version of a file is in force, as texts.
 *
 * @param since when an edit with a mistake was first seen waiting; empty if none waits
 * @param inForce which version is in force: {@code newest}, {@code older} or {@code none}
 * @param problem every mistake with its place; empty if none waits
 */
public record EditText(String since, String inForce, String problem) {

    /** The text if no edit waits. */
    public static final EditText NONE = new EditText("", "newest", "");

    /** Whether an edit waits. */
    public boolean isWaiting() {
        return !problem.isEmpty();
    }
}
