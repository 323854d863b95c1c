package dev.p2c.operate;

import dev.p2c.desk.MappingTables;
import java.util.List;

/** {@code p2c:type=Mappings}: the mapping files as they are on the disk. */
@Described("The mapping files as they are on the disk, and mistakes of edits not in force.")
public interface MappingsMXBean {

    @Described("All tasks with a mapping file, and the mistakes of edits that are not in force.")
    @Looks
    List<MappingTables.TaskRow> tasks();

    @Described("The field rules of a task in file order.")
    @Looks
    List<MappingTables.RuleRow> rules(@Described("The task.") String task);

    @Described("Every mistake of every mapping file, with file and line.")
    @Looks
    List<MappingTables.Mistake> mistakes();
}
