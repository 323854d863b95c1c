package dev.p2c.operate;

import dev.p2c.desk.FlowDirection;
import dev.p2c.desk.MappingTables;
import java.util.List;
import java.util.function.Supplier;

/** Shows mapping files in JMX. */
public final class MappingsBean implements MappingsMXBean {

    private final MappingTables tables;
    private final Supplier<List<FlowDirection>> directions;

    public MappingsBean(MappingTables tables, Supplier<List<FlowDirection>> directions) {
        this.tables = tables;
        this.directions = directions;
    }

    @Override
    public List<MappingTables.TaskRow> tasks() {
        return tables.tasks(directions.get());
    }

    @Override
    public List<MappingTables.RuleRow> rules(String task) {
        return tables.rules(task);
    }

    @Override
    public List<MappingTables.Mistake> mistakes() {
        return tables.mistakes();
    }
}
