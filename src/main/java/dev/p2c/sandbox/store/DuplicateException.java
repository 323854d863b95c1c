package dev.p2c.sandbox.store;

import dev.p2c.sandbox.model.EntityModel;

/** Thrown if a write is refused because another row has the same values in a unique index. */
public final class DuplicateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient EntityModel model;
    private final transient Index index;

    DuplicateException(EntityModel model, Index index) {
        super("duplicate in " + model.set());
        this.model = model;
        this.index = index;
    }

    public EntityModel model() {
        return model;
    }

    public Index index() {
        return index;
    }
}
