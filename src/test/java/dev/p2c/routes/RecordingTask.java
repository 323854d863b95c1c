package dev.p2c.routes;

import dev.p2c.run.CompanyRun;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A task of two batches for each company that records the calls of its route's steps. */
public class RecordingTask {

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private volatile Runnable beforePoll = () -> {};

    /** What each poll does first: it may fail or block. */
    void beforePoll(Runnable action) {
        beforePoll = action;
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    public Iterator<String> poll(CompanyRun run) {
        calls.add("poll " + run.company());
        beforePoll.run();
        return List.of(run.company() + " 1", run.company() + " 2").iterator();
    }

    public String transform(String batch) {
        calls.add("transform " + batch);
        return batch;
    }

    public void upsert(String batch) {
        calls.add("upsert " + batch);
    }

    public void checkpoint(Iterator<String> batches) {
        calls.add(batches.hasNext() ? "checkpoint before the end" : "checkpoint");
    }
}
