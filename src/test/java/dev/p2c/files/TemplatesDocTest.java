package dev.p2c.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the page on the eight templates with the tests, cases and mappings that it names. */
class TemplatesDocTest {

    private static final Path PAGE = Path.of("docs", "templates.md");
    private static final Path CASES = Path.of("mappings", "cases");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+)#(\\w+)`");
    private static final Pattern CASE = Pattern.compile("`([a-z-]+/[a-z-]+)`");
    private static final Pattern TASK = Pattern.compile("`([a-z-]+)`");
    private static final Pattern SECTION = Pattern.compile("(?ms)^### ([^\n]+)$(.*?)(?=^### |\\z)");
    private static final Pattern HELD_BY = Pattern.compile("(?m)^\\| (.+) \\| (.+) \\|$");

    @Test
    void everyNamedTestExists() throws IOException {
        Map<String, String> sources = testSources();

        assertThat(TEST.matcher(page()).results())
                .isNotEmpty()
                .allSatisfy(
                        test ->
                                assertThat(sources.getOrDefault(test.group(1), ""))
                                        .as(test.group())
                                        .containsPattern("void " + test.group(2) + "\\("));
    }

    @Test
    void everyNamedTestCitesTheSectionsOfItsRules() throws IOException {
        Map<String, String> sources = testSources();

        assertThat(SECTION.matcher(rules()).results())
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        section ->
                                assertThat(TEST.matcher(section.group(2)).results())
                                        .allSatisfy(
                                                test ->
                                                        assertThat(oneLine(sources, test.group(1)))
                                                                .as(test.group())
                                                                .contains(
                                                                        "\""
                                                                                + section.group(1)
                                                                                + "\"")));
    }

    /** Joins the lines of a test's comments, because a line break may be within a title. */
    private static String oneLine(Map<String, String> sources, String test) {
        return sources.getOrDefault(test, "").replaceAll("\\s*\n \\* ", " ");
    }

    @Test
    void everyNamedCaseExists() throws IOException {
        assertThat(CASE.matcher(page()).results().map(named -> named.group(1)))
                .isNotEmpty()
                .allSatisfy(named -> assertThat(CASES.resolve(named + ".in.json")).exists());
    }

    @Test
    void everyRuleNamesATestOrACase() throws IOException {
        assertThat(HELD_BY.matcher(rules()).results())
                .filteredOn(row -> !row.group(1).equals("rule"))
                .isNotEmpty()
                .allSatisfy(
                        row ->
                                assertThat(row.group(2))
                                        .as(row.group(1))
                                        .matches(
                                                held ->
                                                        TEST.matcher(held).find()
                                                                || CASE.matcher(held).find()));
    }

    /** Tasks added to the project need no place in the table. */
    @Test
    void allTwelveTasksOfTheTemplatesAreListedAndHaveMappings() throws IOException {
        String table = page().substring(0, page().indexOf("## Rules"));
        String tasks = table.replaceAll("(?m)^.*\\|(.*)\\|$", "$1");

        assertThat(TASK.matcher(tasks).results().map(task -> task.group(1)))
                .hasSize(12)
                .allSatisfy(task -> assertThat(Path.of("mappings", task + ".yaml")).exists());
    }

    @Test
    void allLegsOfTheTemplatesThroughCommonDataServiceAreListedAndHaveFiles() throws IOException {
        String page = page();
        String table = page.substring(page.indexOf("## The seven templates"));
        List<String> names =
                TASK.matcher(table.substring(0, table.indexOf("## What differs")))
                        .results()
                        .map(name -> name.group(1))
                        .filter(name -> name.startsWith("staged-"))
                        .distinct()
                        .toList();

        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of("routes", "mappings").flatMap(TemplatesDocTest::staged).toList());
    }

    private static Stream<String> staged(String folder) {
        String[] files = Path.of(folder, "staged").toFile().list();
        return Stream.of(files).map(file -> file.replace(".yaml", ""));
    }

    private static String rules() throws IOException {
        String page = page();
        return page.substring(page.indexOf("## Rules"), page.indexOf("## Order"));
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                sources.put(name, Files.readString(file));
            }
        }
        return sources;
    }
}
