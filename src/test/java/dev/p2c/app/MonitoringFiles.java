package dev.p2c.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The queries of the dashboard and the alert rules, compared with what is exported. */
final class MonitoringFiles {

    static final Path DASHBOARD = Path.of("docs/monitoring/grafana-dashboard.json");
    static final Path ALERTS = Path.of("docs/monitoring/prometheus-alerts.yaml");

    private static final Pattern SERIES = Pattern.compile("^([a-z0-9_]+)(?:\\{(.*)})? \\S+$");
    private static final Pattern NAME = Pattern.compile("\\b(?:p2c|jvm|camel|process)_[a-z0-9_]+");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!=|=)\\s*\"([^\"]*)\"");
    private static final Pattern BY = Pattern.compile("by \\(([^)]*)\\)");
    private static final Pattern IN_TEXT =
            Pattern.compile("\\{\\{\\s*(?:\\$labels\\.)?(\\w+)\\s*}}");

    private MonitoringFiles() {}

    /** A query with the texts that show its labels. */
    record Query(String expression, List<String> texts) {}

    static List<Query> dashboard() throws IOException {
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : new ObjectMapper().readTree(DASHBOARD.toFile()).get("panels")) {
            for (JsonNode target : panel.get("targets")) {
                queries.add(
                        new Query(
                                target.get("expr").asText(),
                                List.of(target.get("legendFormat").asText())));
            }
        }
        return queries;
    }

    static List<Query> alerts() throws IOException {
        Object file =
                new Load(LoadSettings.builder().build()).loadFromString(Files.readString(ALERTS));
        List<Query> queries = new ArrayList<>();
        for (JsonNode rule : new ObjectMapper().valueToTree(file).at("/groups/0/rules")) {
            List<String> texts = new ArrayList<>();
            rule.get("annotations").forEach(text -> texts.add(text.asText()));
            queries.add(new Query(rule.get("expr").asText(), texts));
        }
        return queries;
    }

    /** The queries of both files that name what is not exported, with these names. */
    static List<String> unknown(String exported) throws IOException {
        return Stream.concat(dashboard().stream(), alerts().stream())
                .filter(query -> !unknown(query, exported).isEmpty())
                .map(query -> query + ": " + unknown(query, exported))
                .toList();
    }

    /** What the query names although it is not exported. */
    private static Set<String> unknown(Query query, String exported) {
        Map<String, Set<String>> series = series(exported);
        Set<String> unknown = new TreeSet<>();
        Set<String> labels = new HashSet<>(Set.of("value"));
        Matcher names = NAME.matcher(query.expression());
        while (names.find()) {
            if (series.containsKey(names.group())) {
                labels.addAll(series.get(names.group()));
            } else {
                unknown.add(names.group());
            }
        }
        used(query).stream().filter(label -> !labels.contains(label)).forEach(unknown::add);
        return unknown;
    }

    private static Set<String> used(Query query) {
        Set<String> used = new TreeSet<>();
        LABEL.matcher(query.expression()).results().forEach(found -> used.add(found.group(1)));
        BY.matcher(query.expression())
                .results()
                .forEach(found -> used.addAll(List.of(found.group(1).split(",\\s*"))));
        for (String text : query.texts()) {
            IN_TEXT.matcher(text).results().forEach(found -> used.add(found.group(1)));
        }
        return used;
    }

    private static Map<String, Set<String>> series(String exported) {
        Map<String, Set<String>> series = new TreeMap<>();
        for (String line : exported.lines().toList()) {
            Matcher found = SERIES.matcher(line);
            if (found.matches()) {
                Set<String> labels = series.computeIfAbsent(found.group(1), n -> new HashSet<>());
                if (found.group(2) != null) {
                    LABEL.matcher(found.group(2)).results().forEach(l -> labels.add(l.group(1)));
                }
            }
        }
        return series;
    }
}
