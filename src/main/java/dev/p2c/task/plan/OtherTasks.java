package dev.p2c.task.plan;

import dev.p2c.mapping.Mapping;
import dev.p2c.mapping.TargetView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a task has to know of the others.
 *
 * @param readable all mappings without mistakes, by task; a task with mistakes writes no rows
 */
record OtherTasks(Mapping mapping, Map<String, Mapping> readable) {

    private Stream<Mapping> others() {
        return readable.values().stream().filter(other -> !other.task().equals(mapping.task()));
    }

    /** The tasks that write the same rows. */
    Stream<Mapping> sharing(Predicate<Mapping> isUsable) {
        return others().filter(mapping::sharesRowsWith).filter(isUsable);
    }

    /** The tasks of the lines of the documents that this task writes. */
    List<String> lineTasks() {
        return others().filter(
                        other ->
                                other.target()
                                        .document()
                                        .filter(of -> of.headers().equals(mapping.task()))
                                        .isPresent())
                .map(Mapping::task)
                .toList();
    }

    /**
     * The task that brings the rows back over a third system; it takes the place of the twin that
     * the mapping names, which brings them back directly.
     */
    Optional<String> wayBack() {
        return others().filter(
                        other ->
                                before(other)
                                        .filter(first -> other.isReverseOf(mapping, first))
                                        .isPresent())
                .map(Mapping::task)
                .findFirst();
    }

    /** The leg before a task; empty for a task that is no second leg. */
    private Optional<Mapping> before(Mapping of) {
        return of.source().after().map(readable::get);
    }

    /** Texts of the target that the task which brought the rows from there has shortened. */
    ShorterForms shorterForms() {
        TargetView view = new TargetView(mapping);
        Optional<Mapping> first = before(mapping);
        return first.map(leg -> shorterForms(view, leg))
                .orElseGet(
                        () ->
                                others().filter(this::isTwin)
                                        .findFirst()
                                        .map(other -> ShorterForms.of(view, new TargetView(other)))
                                        .orElse(ShorterForms.NONE));
    }

    private ShorterForms shorterForms(TargetView view, Mapping first) {
        return others().filter(other -> other.target().twin().isPresent())
                .filter(other -> mapping.isReverseOf(other, first))
                .findFirst()
                .map(other -> ShorterForms.of(view, new TargetView(first), new TargetView(other)))
                .orElse(ShorterForms.NONE);
    }

    private boolean isTwin(Mapping other) {
        return other.target().twin().filter(twin -> twin.task().equals(mapping.task())).isPresent();
    }
}
