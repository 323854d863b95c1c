package dev.p2c.cases;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.cases.Result.Broken;
import dev.p2c.cases.Result.Rejected;
import dev.p2c.cases.Result.Skipped;
import dev.p2c.cases.Result.Written;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.FileFault;
import dev.p2c.mapping.Mapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Makes a case of a row that was read from the source, without its personal data. */
public final class NewCase {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");
    private static final String USUAL = "recorded-";

    private final CaseFiles files;
    private final Mapping mapping;

    /**
     * @param folder of all cases
     */
    public NewCase(Path folder, Mapping mapping) {
        this.files = new CaseFiles(folder);
        this.mapping = mapping;
    }

    /**
     * The files of a new case.
     *
     * @param outcome written, rejected or skipped
     * @param replaced source fields whose values are not those of the row
     * @param kept source fields whose numbers, dates and texts stayed, each with the reason
     */
    public record Recorded(
            Path in,
            Path expected,
            String outcome,
            SortedSet<String> replaced,
            SortedMap<String, String> kept) {}

    /**
     * The name of the new case: the given one, or the next free number.
     *
     * @throws ConfigurationException if the name is none or there is a case with the name
     */
    public String name(Optional<String> wanted) {
        if (wanted.isEmpty()) {
            int number = 1;
            while (files.names(mapping.task()).contains(USUAL + number)) {
                number++;
            }
            return USUAL + number;
        }
        String name = wanted.get();
        if (!NAME.matcher(name).matches()) {
            throw new ConfigurationException(
                    "--name " + name, "is no name of a case; use letters, digits and hyphens");
        }
        if (files.names(mapping.task()).contains(name)) {
            throw new ConfigurationException(
                    files.file(mapping.task(), name, CaseFiles.IN).toString(),
                    "there is a case with this name already; choose another --name");
        }
        return name;
    }

    /**
     * Writes the case.
     *
     * @param isText whether a source field holds texts of people and no codes of an enumeration
     * @param salt random bytes that nobody keeps
     * @throws ConfigurationException if the mapping makes something else of the row without
     *     personal data than of the row itself
     */
    public Recorded write(
            String name, ObjectNode row, String company, Predicate<String> isText, byte[] salt) {
        RowMask.Masked masked = new RowMask(mapping, isText, salt).apply(row);
        CaseRunner runner = new CaseRunner(mapping);
        Result result = runner.result(masked.row(), company);
        String before = runner.result(row, company).word();
        if (!result.word().equals(before) || result instanceof Broken) {
            throw new ConfigurationException(
                    mapping.task(),
                    ("the row itself is %s, but with other values in place of personal data it is %s:"
                                    + " %s. No case was written; write one by hand")
                            .formatted(before, result.word(), reason(result)));
        }
        Pair pair = pair(name, masked.row(), company, result);
        return new Recorded(
                pair.in(), pair.expected(), result.word(), masked.replaced(), masked.kept());
    }

    /** The two files of a case. */
    public record Pair(Path in, Path expected) {}

    /** Writes a case of a row that has no personal data. */
    public Pair write(String name, ObjectNode row, String company) {
        return pair(name, row, company, new CaseRunner(mapping).result(row, company));
    }

    private Pair pair(String name, ObjectNode row, String company, Result result) {
        boolean isNamed = result instanceof Written && mapping.target().companyColumn().isPresent();
        ObjectNode in = JsonNodeFactory.instance.objectNode();
        if (!isNamed) {
            in.set(CaseReader.COMPANY, TextNode.valueOf(company));
        }
        in.setAll(row);
        Path inFile = create(name, CaseFiles.IN, CaseJson.text(in));
        return new Pair(
                inFile,
                create(name, CaseUpdate.ending(result), CaseUpdate.text(Optional.empty(), result)));
    }

    private static String reason(Result result) {
        if (result instanceof Rejected rejected) {
            return rejected.reason();
        }
        if (result instanceof Skipped skipped) {
            return skipped.reason();
        }
        return result instanceof Broken broken ? broken.reason() : "written";
    }

    private Path create(String name, String ending, String text) {
        Path file = files.file(mapping.task(), name, ending);
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw FileFault.unwritten(file, "cannot be written", e);
        }
    }
}
