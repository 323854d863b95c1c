package dev.p2c.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.cases.Result.Broken;
import dev.p2c.cases.Result.Rejected;
import dev.p2c.cases.Result.Skipped;
import dev.p2c.cases.Result.Written;
import dev.p2c.error.FileFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        if (!canWrite(result)) {
            return Optional.empty();
        }
        Case of = result.of();
        Result actual = result.actual();
        Path file = of.expected().map(Case.Expected::file).orElseGet(() -> newFile(of, actual));
        try {
            Files.writeString(file, text(row(of), actual));
        } catch (IOException e) {
            throw FileFault.unwritten(file, "cannot be written", e);
        }
        return Optional.of(file);
    }

    /** Whether the outcome is still the expected one: no case is left to a person then. */
    public static boolean canWrite(CaseResult result) {
        Result actual = result.actual();
        boolean isOther =
                result.of()
                        .expected()
                        .filter(e -> !e.result().word().equals(actual.word()))
                        .isPresent();
        return !isOther && !(actual instanceof Broken);
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
     * @param before the expected row until now, whose order stays, and whose form of a number stays
     *     if the number does
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

    /** The order and the numbers' forms of the file stay, so that a diff shows only the change. */
    private static ObjectNode keepingForms(ObjectNode before, ObjectNode row) {
        ObjectNode now = JsonNodeFactory.instance.objectNode();
        for (String field : names(before, row)) {
            JsonNode old = before.get(field);
            JsonNode value = row.get(field);
            now.set(field, CaseRunner.isSame(old, value) ? old : value);
        }
        return now;
    }

    /** Those of the row in the order of the file; a new one follows the rule before its own. */
    private static List<String> names(ObjectNode before, ObjectNode row) {
        List<String> names = new ArrayList<>();
        before.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> !row.has(name));
        int next = 0;
        for (var field : row.properties()) {
            if (!before.has(field.getKey())) {
                names.add(next, field.getKey());
            }
            next = names.indexOf(field.getKey()) + 1;
        }
        return names;
    }
}
