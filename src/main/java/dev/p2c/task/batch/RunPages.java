package dev.p2c.task.batch;

import dev.p2c.odata.model.Page;
import dev.p2c.odata.read.PagesAhead;
import dev.p2c.run.CompanyRun;
import java.util.Iterator;

/**
 * Reads the pages of a query as work of a run, also in another thread: no request is sent once the
 * run has lost its lease or is asked to stop.
 */
public final class RunPages implements Iterator<Page> {

    private final CompanyRun run;
    private final Iterator<Page> pages;

    private RunPages(CompanyRun run, Iterator<Page> pages) {
        this.run = run;
        this.pages = pages;
    }

    /** Reads each page while the caller works on the page before. For one thread. */
    public static Iterator<Page> ahead(CompanyRun run, Iterator<Page> pages) {
        return new PagesAhead(new RunPages(run, pages));
    }

    @Override
    public boolean hasNext() {
        return pages.hasNext();
    }

    @Override
    public Page next() {
        return run.run().work(pages::next);
    }
}
