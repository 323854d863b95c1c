package dev.p2c.task.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.odata.model.Page;
import dev.p2c.run.CompanyRun;
import dev.p2c.run.Run;
import dev.p2c.run.RunOptions;
import dev.p2c.run.Work;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class RunPagesTest {

    private static final Page PAGE = new Page(List.of(), true, Optional.empty());

    @Test
    void aPageThatIsReadAheadIsWorkOfTheRun() {
        Run run = new Run(7, "accounts", List.of("usmf"), RunOptions.SCHEDULED, Instant.EPOCH);
        Queue<Optional<Run>> runs = new ConcurrentLinkedQueue<>();
        Iterator<Page> read = List.of(PAGE, PAGE).iterator();
        Iterator<Page> pages =
                new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return read.hasNext();
                    }

                    @Override
                    public Page next() {
                        runs.add(Work.current().map(Work::run));
                        return read.next();
                    }
                };

        assertThat(RunPages.ahead(new CompanyRun(run, "usmf"), pages)).toIterable().hasSize(2);

        assertThat(runs).containsExactly(Optional.of(run), Optional.of(run));
    }
}
