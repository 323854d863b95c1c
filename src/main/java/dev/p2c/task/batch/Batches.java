package dev.p2c.task.batch;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Numbers the slices of a pass as batches. A failure while reading stops the pass and ends the
 * iteration instead of being thrown, so that the batches in progress finish first. For one thread.
 */
final class Batches implements Iterator<Batch> {

    private final TaskPass pass;
    private final Iterator<Slice> slices;
    private Slice next;

    Batches(TaskPass pass, Iterator<Slice> slices) {
        this.pass = pass;
        this.slices = slices;
    }

    /**
     * {@code hasNext()} must stay true once it has returned true, even if the pass is stopped in
     * between: Camel calls it twice per element and takes a later false for the end of the split
     * while batches are still being written.
     */
    @Override
    public boolean hasNext() {
        if (next == null && !pass.stopped()) {
            pass.work(this::readNext);
        }
        return next != null;
    }

    private void readNext() {
        try {
            Slice read = slices.hasNext() ? slices.next() : null;
            pass.verified(); // no row may be written before the ledger is checked
            next = read;
        } catch (RuntimeException e) {
            pass.stop(e);
        }
    }

    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Slice slice = next;
        next = null;
        pass.noteRead(slice.rows());
        return new Batch(pass, pass.settled().handOut(), slice.rows(), slice.upTo());
    }
}
