package dev.p2c.operate;

import dev.p2c.desk.ConflictDesk;

/** Shows rows in conflict in JMX, and takes the side that an operator chooses. */
public final class ConflictsBean implements ConflictsMXBean {

    private final ConflictDesk desk;

    public ConflictsBean(ConflictDesk desk) {
        this.desk = desk;
    }

    @Override
    public ConflictDesk.Page page(long offset, int limit) {
        PageLimit.check(offset, limit);
        return desk.page(offset, limit);
    }

    @Override
    public ConflictDesk.Row show(long id) {
        return desk.show(id);
    }

    @Override
    public void take(long id, String side) {
        desk.take(id, side, ConsoleUser.operator());
    }
}
