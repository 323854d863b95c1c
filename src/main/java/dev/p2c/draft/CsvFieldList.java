package dev.p2c.draft;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.text.Counted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a table with the columns source, target and transforms. */
final class CsvFieldList {

    private static final Map<String, String> COLUMNS =
            Map.ofEntries(
                    Map.entry("source", "source"),
                    Map.entry("sourcefield", "source"),
                    Map.entry("target", "target"),
                    Map.entry("targetfield", "target"),
                    Map.entry("destination", "target"),
                    Map.entry("destinationfield", "target"),
                    Map.entry("transform", "transforms"),
                    Map.entry("transforms", "transforms"),
                    Map.entry("valuetransforms", "transforms"),
                    Map.entry("default", "default"),
                    Map.entry("valuemap", "valuemap"),
                    Map.entry("truncate", "truncate"),
                    Map.entry("maxlength", "truncate"));

    private final String file;
    private final String text;
    private final List<Problem> problems = new ArrayList<>();

    CsvFieldList(String file, String text) {
        this.file = file;
        this.text = text;
    }

    List<FieldList> read() {
        List<CsvRows.Row> rows = new CsvRows(file, text).read();
        if (rows.isEmpty()) {
            throw new ConfigurationException(file + ":1", "the file is empty");
        }
        List<String> heads = rows.get(0).cells();
        List<String> columns =
                heads.stream()
                        .map(head -> head.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT))
                        .map(head -> COLUMNS.getOrDefault(head, ""))
                        .toList();
        if (!columns.contains("source") || !columns.contains("target")) {
            throw new ConfigurationException(
                    file + ":" + rows.get(0).line(),
                    "the first line must name the columns source and target, and may name"
                            + " transforms; it is: "
                            + String.join(", ", heads));
        }
        List<FieldPair> pairs = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (CsvRows.Row row : rows.subList(1, rows.size())) {
            pair(row, heads, columns, pairs, left);
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return List.of(new FieldList("", "", "", "", "", "", "", 1, pairs, left));
    }

    private void pair(
            CsvRows.Row row,
            List<String> heads,
            List<String> columns,
            List<FieldPair> pairs,
            List<Left> left) {
        if (row.cells().size() > columns.size()) {
            problems.add(
                    new Problem(
                            file + ":" + row.line(),
                            "has %s, and the first line names %s"
                                    .formatted(
                                            Counted.of(row.cells().size(), "cell"),
                                            Counted.of(columns.size(), "column"))));
            return;
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String cell = row.cells().get(i);
            if (columns.get(i).isEmpty() && !cell.isBlank()) {
                left.add(new Left(row.line(), "column \"" + heads.get(i) + "\": " + cell));
            } else if (!cell.isBlank()) {
                cells.put(columns.get(i), cell);
            }
        }
        pairs.add(
                new FieldPair(
                        cells.getOrDefault("source", ""),
                        cells.getOrDefault("target", ""),
                        transforms(cells, row.line()),
                        true,
                        true,
                        row.line()));
    }

    private List<Transform> transforms(Map<String, String> cells, int line) {
        String cell = cells.getOrDefault("transforms", "").strip();
        boolean isJson = cell.startsWith("[") || cell.startsWith("{");
        List<Transform> all =
                new ArrayList<>(
                        isJson
                                ? TransformReader.json(
                                        new LocatedJson(file + ":" + line + " (transforms)", cell)
                                                .root())
                                : TransformReader.text(cell));
        for (String name : new String[] {"default", "valuemap", "truncate"}) {
            if (cells.containsKey(name)) {
                all.add(TransformReader.named(name, cells.get(name)));
            }
        }
        return all;
    }
}
