package dev.p2c.task.poll;

import dev.p2c.task.batch.Slice;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntSupplier;

/** Cuts what was read together into pieces of at most a batch; drops empty ones. */
public final class Slices implements Iterator<Slice> {

    private final Iterator<Slice> read;
    private final IntSupplier batchSize;
    private Slice current;
    private int position;

    /**
     * @param batchSize asked for each piece
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
        // Only the last piece has every row up to the slice's watermark behind it.
        return new Slice(
                List.copyOf(rows),
                end == current.rows().size() ? current.upTo() : java.util.Optional.empty());
    }
}
