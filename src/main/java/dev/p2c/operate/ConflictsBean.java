package dev.p2c.operate;

import dev.p2c.desk.ConflictDesk;
import dev.p2c.desk.PassesForRows;
import java.util.Set;

/** Shows rows in conflict in JMX, and takes the side that an operator chooses. */
public final class ConflictsBean implements ConflictsMXBean {

    private final ConflictDesk desk;
    private final PassesForRows passes;

    public ConflictsBean(ConflictDesk desk, PassesForRows passes) {
        this.desk = desk;
        this.passes = passes;
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
    public String take(long id, String side) {
        String task = desk.show(id).task();
        desk.take(id, side, ConsoleUser.operator());
        return passes.ask(Set.of(task), ConsoleUser.operator());
    }
}
