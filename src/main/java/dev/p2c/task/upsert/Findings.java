package dev.p2c.task.upsert;

import dev.p2c.odata.dialect.RowWrite.Known;
import dev.p2c.odata.dialect.WriteResult.Refused;
import java.util.Optional;

/**
 * What the delivery of a row has found out about the target's row so far. Immutable.
 *
 * @param id the target's own id of the row; empty while unknown, and where the key is the id
 * @param known the version that may be overwritten; empty to create the row
 * @param compared whether the target's row was read and compared
 * @param refusal why the target refused the row when it was first sent
 */
record Findings(String id, Optional<Known> known, boolean compared, Optional<Refused> refusal) {

    /** The findings before the first request. */
    static Findings before(Optional<Known> known) {
        return new Findings(known.map(Known::id).orElse(""), known, false, Optional.empty());
    }

    /** The target has a row of this key, in a version that is not known. */
    Findings existsAs(String otherId) {
        return new Findings(otherId, known, compared, refusal);
    }

    Findings read(Known current) {
        return new Findings(current.id(), Optional.of(current), true, refusal);
    }

    Findings absent() {
        return new Findings(id, Optional.empty(), compared, refusal);
    }

    Findings refused(Refused now) {
        return new Findings(id, known, compared, Optional.of(now));
    }
}
