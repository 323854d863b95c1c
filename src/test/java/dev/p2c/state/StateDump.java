package dev.p2c.state;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All rows of all tables of a state, to be compared before and after something. */
public final class StateDump {

    private static final List<String> TABLES =
            List.of(
                    "task_company",
                    "ledger_row",
                    "failure",
                    "conflict",
                    "note",
                    "last_read",
                    "last_written",
                    "run",
                    "run_task",
                    "lease");

    private StateDump() {}

    /** The rows by table. */
    public static Map<String, String> of(StateSettings settings) {
        Map<String, String> dump = new TreeMap<>();
        TABLES.forEach(table -> dump.put(table, TestDatabase.dump(settings, table)));
        return dump;
    }
}
