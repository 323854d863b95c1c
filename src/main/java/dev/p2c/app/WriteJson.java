package dev.p2c.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.p2c.state.FieldChange;
import dev.p2c.state.Write;
import java.time.Instant;
import java.util.List;

/**
 * One write as {@code --json} shows it. Scripts depend on the names.
 *
 * @param mapping hash of the mapping's content
 * @param commit empty outside of Git; with {@code +} where files had edits that Git had not
 */
public record WriteJson(
        Instant at,
        long run,
        String trigger,
        String user,
        String mapping,
        String commit,
        String task,
        String company,
        String key,
        String outcome,
        List<Field> fields) {

    /**
     * One changed field.
     *
     * @param old null where the row was created or the value is not known
     */
    public record Field(String name, String old, @JsonProperty("new") String value) {}

    /** The write in this form. */
    public static WriteJson of(Write write) {
        return new WriteJson(
                write.at(),
                write.run(),
                write.trigger(),
                write.user(),
                write.mapping().hash(),
                write.mapping().commit(),
                write.task(),
                write.company(),
                write.key(),
                write.outcome().word(),
                write.fields().stream().map(WriteJson::field).toList());
    }

    private static Field field(FieldChange change) {
        return new Field(change.name(), change.old(), change.value());
    }
}
