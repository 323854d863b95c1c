package dev.p2c.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.cases.Case.Expected;
import dev.p2c.cases.Result.Rejected;
import dev.p2c.cases.Result.Skipped;
import dev.p2c.cases.Result.Written;
import dev.p2c.error.FileFault;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Mapping;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the cases of a task and collects every mistake of their files. */
final class CaseReader {

    /** In a source row: the company that the row is mapped for. */
    static final String COMPANY = "@p2c.company";

    private final CaseFiles files;
    private final String usualCompany;
    private final List<Problem> problems;

    /**
     * @param usualCompany of a case that names none
     */
    CaseReader(CaseFiles files, String usualCompany, List<Problem> problems) {
        this.files = files;
        this.usualCompany = usualCompany;
        this.problems = problems;
    }

    List<Case> read(Mapping mapping) {
        List<Case> cases = new ArrayList<>();
        for (String name : files.names(mapping.task())) {
            read(mapping, name).ifPresent(cases::add);
        }
        return cases;
    }

    private Optional<Case> read(Mapping mapping, String name) {
        String task = mapping.task();
        Path in = files.file(task, name, CaseFiles.IN);
        List<Path> others =
                Stream.of(CaseFiles.OUT, CaseFiles.ERROR, CaseFiles.SKIP)
                        .map(ending -> files.file(task, name, ending))
                        .filter(Files::exists)
                        .toList();
        if (!Files.exists(in)) {
            problems.add(
                    new Problem(
                            others.get(0).toString(),
                            "the case has no source row: the file " + in + " is missing"));
            return Optional.empty();
        }
        if (others.size() > 1) {
            problems.add(
                    new Problem(
                            in.toString(),
                            "the case has several expected results: "
                                    + String.join(
                                            ", ",
                                            others.stream().map(CaseReader::shortName).toList())
                                    + ". Keep one file and delete the others"));
            return Optional.empty();
        }
        Optional<ObjectNode> source = row(in);
        Optional<Expected> expected = others.stream().findFirst().flatMap(this::expected);
        return source.filter(row -> expected.isPresent() || others.isEmpty())
                .map(
                        row ->
                                new Case(
                                        task,
                                        name,
                                        in,
                                        row,
                                        company(mapping, row, expected),
                                        expected));
    }

    private static String shortName(Path file) {
        return String.valueOf(file.getFileName());
    }

    private Optional<Expected> expected(Path file) {
        if (shortName(file).endsWith(CaseFiles.OUT)) {
            return row(file).map(row -> new Expected(file, new Written(row)));
        }
        Optional<String> text = text(file).map(String::strip);
        if (text.isPresent() && text.get().isEmpty()) {
            problems.add(new Problem(file + ":1", "is empty; write a part of the reason"));
            return Optional.empty();
        }
        return text.map(
                reason ->
                        new Expected(
                                file,
                                shortName(file).endsWith(CaseFiles.SKIP)
                                        ? new Skipped(reason)
                                        : new Rejected(reason, "")));
    }

    /** The company that the case names, else that of the expected row, else the usual one. */
    private String company(Mapping mapping, ObjectNode source, Optional<Expected> expected) {
        Optional<String> ofRow =
                mapping.target()
                        .companyColumn()
                        .flatMap(
                                column ->
                                        expected.map(Expected::result)
                                                .filter(Written.class::isInstance)
                                                .map(result -> ((Written) result).row())
                                                .map(row -> row.path(column).asText()));
        return Optional.of(source.path(COMPANY).asText())
                .filter(named -> !named.isEmpty())
                .or(() -> ofRow.filter(named -> !named.isEmpty()))
                .orElse(usualCompany);
    }

    private Optional<ObjectNode> row(Path file) {
        return text(file).flatMap(text -> CaseJson.read(file, text, problems));
    }

    private Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (CharacterCodingException e) {
            problems.add(new Problem(file + ":1", "the file is not UTF-8 text"));
        } catch (IOException e) {
            problems.add(
                    new Problem(file.toString(), "cannot be read: " + FileFault.reason(file, e)));
        }
        return Optional.empty();
    }
}
