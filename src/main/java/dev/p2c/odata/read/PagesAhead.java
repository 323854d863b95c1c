package dev.p2c.odata.read;

import dev.p2c.error.Awaited;
import dev.p2c.odata.model.Page;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Reads the next page while the caller works on the one before; one page more is in memory. An
 * error of a page comes when the caller asks for that page. For one thread.
 */
public final class PagesAhead implements Iterator<Page> {

    private final Iterator<Page> pages;
    private CompletableFuture<Optional<Page>> next;

    /** Begins to read the first page. */
    public PagesAhead(Iterator<Page> pages) {
        this.pages = pages;
        this.next = read();
    }

    @Override
    public boolean hasNext() {
        return Awaited.result(next).isPresent();
    }

    @Override
    public Page next() {
        Page page = Awaited.result(next).orElseThrow(NoSuchElementException::new);
        next = read();
        return page;
    }

    private CompletableFuture<Optional<Page>> read() {
        return Awaited.begun(
                "pages-ahead",
                () -> pages.hasNext() ? Optional.of(pages.next()) : Optional.empty());
    }
}
