package dev.p2c.cases;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.Mappings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** All cases of a project, beside its mappings. Reads the files again with each call. */
public final class Cases {

    private final CaseFiles files;
    private final Mappings mappings;
    private final String usualCompany;

    /**
     * @param folder has a folder for each task
     * @param usualCompany the company of a case that names none
     */
    public Cases(Path folder, Mappings mappings, String usualCompany) {
        this.files = new CaseFiles(folder);
        this.mappings = mappings;
        this.usualCompany = usualCompany;
    }

    /**
     * The cases that were run.
     *
     * @param tasks those whose cases were run
     * @param withoutCase tasks that have no case
     * @param withoutMapping folders of cases whose name is not that of a task
     */
    public record Report(
            List<CaseResult> results,
            SortedSet<String> tasks,
            SortedSet<String> withoutCase,
            SortedSet<String> withoutMapping) {

        public List<CaseResult> failed() {
            return results.stream().filter(result -> !result.isPassed()).toList();
        }
    }

    /**
     * Runs the cases of all tasks.
     *
     * @throws ConfigurationException with every mistake of mappings and case files
     */
    public Report run() {
        Collection<Mapping> all = mappings.loadAll().values();
        SortedSet<String> strays = files.tasks();
        all.forEach(mapping -> strays.remove(mapping.task()));
        return run(all, strays);
    }

    /**
     * Runs the cases of one task.
     *
     * @throws ConfigurationException for an unknown task, or with every mistake of its files
     */
    public Report run(String task) {
        return run(List.of(mappings.load(task)), new TreeSet<>());
    }

    private Report run(Collection<Mapping> chosen, SortedSet<String> withoutMapping) {
        List<Problem> problems = new ArrayList<>();
        CaseReader reader = new CaseReader(files, usualCompany, problems);
        List<CaseResult> results = new ArrayList<>();
        SortedSet<String> tasks = new TreeSet<>();
        SortedSet<String> withoutCase = new TreeSet<>();
        for (Mapping mapping : chosen) {
            CaseRunner runner = new CaseRunner(mapping);
            List<Case> cases = reader.read(mapping);
            (cases.isEmpty() ? withoutCase : tasks).add(mapping.task());
            cases.forEach(one -> results.add(runner.run(one)));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new Report(results, tasks, withoutCase, withoutMapping);
    }

    /** The names of all tasks, which are the names of the mapping files. */
    public SortedSet<String> tasks() {
        return mappings.tasks();
    }
}
