package dev.p2c.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.cases.Result.Broken;
import dev.p2c.cases.Result.Rejected;
import dev.p2c.cases.Result.Skipped;
import dev.p2c.cases.Result.Written;
import dev.p2c.error.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Replaces the expected result of a case by what its mapping gives now. */
public final class CaseUpdate {

    private CaseUpdate() {}

    /**
     * Writes the file of the expected result. A row that was expected to be written and is rejected
     * now, or the other way round, is left to a person.
     *
     * @return the file; empty where nothing was written
     */
    public static Optional<Path> write(CaseResult result) {
        Case of = result.of();
        Result actual = result.actual();
        boolean isOther =
                of.expected().filter(e -> !e.result().word().equals(actual.word())).isPresent();
        if (isOther || actual instanceof Broken) {
            return Optional.empty();
        }
        Path file = of.expected().map(Case.Expected::file).orElseGet(() -> newFile(of, actual));
        try {
            Files.writeString(file, text(row(of), actual));
        } catch (IOException e) {
            throw FileFault.of(file, "cannot be written", e);
        }
        return Optional.of(file);
    }

    private static Optional<ObjectNode> row(Case of) {
        return of.expected()
                .map(Case.Expected::result)
                .filter(Written.class::isInstance)
                .map(result -> ((Written) result).row());
    }

    private static Path newFile(Case of, Result actual) {
        return of.in().resolveSibling(of.name() + ending(actual));
    }

    /** The end of the name of a file with such a result. */
    static String ending(Result result) {
        if (result instanceof Written) {
            return CaseFiles.OUT;
        }
        return result instanceof Rejected ? CaseFiles.ERROR : CaseFiles.SKIP;
    }

    /**
     * The content of a file with a result.
     *
     * @param before the expected row until now, whose form of a number stays if the number does
     */
    static String text(Optional<ObjectNode> before, Result result) {
        if (result instanceof Written written) {
            return CaseJson.text(
                    before.map(old -> keepingForms(old, written.row())).orElseGet(written::row));
        }
        return (result instanceof Rejected rejected
                        ? rejected.reason()
                        : ((Skipped) result).reason())
                + "\n";
    }

    private static ObjectNode keepingForms(ObjectNode before, ObjectNode row) {
        ObjectNode now = row.deepCopy();
        for (var field : row.properties()) {
            JsonNode old = before.get(field.getKey());
            if (CaseRunner.isSame(old, field.getValue())) {
                now.set(field.getKey(), old);
            }
        }
        return now;
    }
}
