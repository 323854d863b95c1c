package dev.p2c.task.poll;

import dev.p2c.task.batch.Slice;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Cuts slices into pieces of at most one batch and leaves out empty slices. */
public final class Slices implements Iterator<Slice> {

    private final Iterator<Slice> read;
    private final IntSupplier batchSize;
    private Slice current;
    private int position;

    /**
     * @param batchSize rows of a batch; asked before each piece, since the size is tuned
     */
    public Slices(Iterator<Slice> read, IntSupplier batchSize) {
        this.read = read;
        this.batchSize = batchSize;
    }

    @Override
    public boolean hasNext() {
        while (current == null || position >= current.rows().size()) {
            if (!read.hasNext()) {
                return false;
            }
            current = read.next();
            position = 0;
        }
        return true;
    }

    @Override
    public Slice next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int end = Math.min(position + batchSize.getAsInt(), current.rows().size());
        var rows = current.rows().subList(position, end);
        position = end;
        // Only after the last piece have all rows up to the slice's watermark been handed out.
        return new Slice(
                List.copyOf(rows),
                end == current.rows().size() ? current.upTo() : Optional.empty());
    }
}
