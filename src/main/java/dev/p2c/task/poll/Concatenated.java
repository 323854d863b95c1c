package dev.p2c.task.poll;

import dev.p2c.task.batch.Slice;
import java.util.Iterator;
import java.util.function.Supplier;

/** Iterates over two iterators; the second is created only after the first has ended. */
public final class Concatenated implements Iterator<Slice> {

    private final Supplier<Iterator<Slice>> rest;
    private Iterator<Slice> current;
    private boolean last;

    public Concatenated(Supplier<Iterator<Slice>> rest, Iterator<Slice> first) {
        this.rest = rest;
        this.current = first;
    }

    @Override
    public boolean hasNext() {
        if (!last && !current.hasNext()) {
            current = rest.get();
            last = true;
        }
        return current.hasNext();
    }

    @Override
    public Slice next() {
        return current.next();
    }
}
