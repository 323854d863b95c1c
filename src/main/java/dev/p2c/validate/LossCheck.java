package dev.p2c.validate;

import dev.p2c.text.Counted;
import java.util.OptionalInt;

/** Warns of copied values that the target cannot keep whole: longer texts, more decimals. */
final class LossCheck {

    private final Subject subject;
    private final Notes notes;

    LossCheck(Subject subject, Notes notes) {
        this.subject = subject;
        this.notes = notes;
    }

    void check() {
        subject.copied().forEach(this::check);
    }

    private void check(Copied copied) {
        ColumnKind sent = copied.from().kind();
        ColumnKind taken = copied.to().kind();
        if (sent == ColumnKind.DECIMAL && taken.isNumber()) {
            decimals(copied, taken);
        } else if (taken == ColumnKind.TEXT && !copied.rule().path().isLookup()) {
            length(copied, sent);
        }
    }

    private void length(Copied copied, ColumnKind sent) {
        OptionalInt room = copied.to().complete().maxLength();
        if (room.isEmpty()) {
            return;
        }
        OptionalInt own = copied.rule().maxLength();
        int most = room.getAsInt();
        if (own.isPresent() && own.getAsInt() > most) {
            notes.warning(
                    copied.rule().place(),
                    "maxLength lets %s through, and %s of %s takes %d"
                            .formatted(
                                    Counted.of(own.getAsInt(), "character"),
                                    copied.rule().target(),
                                    copied.to().words(),
                                    most));
        } else if (own.isEmpty() && sent == ColumnKind.TEXT) {
            copied.from().complete().maxLength().ifPresent(length -> longer(copied, length, most));
        }
    }

    private void longer(Copied copied, int length, int room) {
        if (length > room) {
            notes.warning(
                    subject.sourcePlace(copied.rule(), copied.path()),
                    ("%s of %s may have %s, and %s of %s takes %d. Write maxLength: { length: %d, over: cut }"
                                    + " to cut longer texts, or maxLength: %d to reject their rows")
                            .formatted(
                                    copied.path().text(),
                                    copied.from().words(),
                                    Counted.of(length, "character"),
                                    copied.rule().target(),
                                    copied.to().words(),
                                    room,
                                    room,
                                    room));
        }
    }

    private void decimals(Copied copied, ColumnKind taken) {
        if (taken == ColumnKind.WHOLE) {
            notes.warning(
                    subject.sourcePlace(copied.rule(), copied.path()),
                    "%s has decimals, and %s is a whole number: a row whose value has decimals is rejected"
                            .formatted(copied.path().text(), copied.rule().target()));
            return;
        }
        OptionalInt kept = copied.to().complete().scale();
        if (kept.isPresent() && copied.from().complete().scale().orElse(0) > kept.getAsInt()) {
            notes.warning(
                    subject.sourcePlace(copied.rule(), copied.path()),
                    "%s keeps %s, fewer than %s may have"
                            .formatted(
                                    copied.rule().target(),
                                    Counted.of(kept.getAsInt(), "decimal"),
                                    copied.path().text()));
        }
    }
}
