package dev.p2c.mapping;

import dev.p2c.text.Visible;
import java.util.Optional;

/** Reads and checks the option {@code owner} of a target or of a field rule. */
final class OwnerReader {

    private OwnerReader() {}

    static Optional<Owner> read(Section section, Problems problems) {
        Optional<String> word = section.text("owner");
        Optional<Owner> owner = word.flatMap(Owner::of);
        if (word.isPresent() && owner.isEmpty()) {
            problems.at(
                    section.node("owner").orElseThrow(),
                    String.format(
                            "\"owner\" of %s must be source, target or ask, not \"%s\".%s",
                            section.name(),
                            Visible.excerpt(word.get()),
                            Suggestion.didYouMean(word.get(), Owner.WORDS)));
        }
        return owner;
    }
}
