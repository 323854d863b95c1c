package dev.p2c.state;

import java.util.List;
import java.util.function.Consumer;

/** Reads the ledger rows that may keep values, page by page. */
final class BaseRows {

    private static final int PAGE = 5000;

    /** Ordered by the whole primary key: by its second column alone, H2 would sort each page. */
    private static final String SELECT =
            """
            select task_company_id, row_key, base from ledger_row
            where task_company_id = :id and row_key > :after
                and (base like '{%%' or base like 'sealed:%%')
            order by task_company_id, row_key limit %d\
            """
                    .formatted(PAGE);

    private BaseRows() {}

    static void of(Database database, int taskCompany, Consumer<ErasedTable.Cells> each) {
        String after = "";
        for (boolean more = true; more; ) {
            List<ErasedTable.Cells> page = page(database, taskCompany, after);
            page.forEach(each);
            more = page.size() == PAGE;
            after = more ? page.get(PAGE - 1).key() : after;
        }
    }

    private static List<ErasedTable.Cells> page(Database database, int id, String after) {
        return database.readWith(
                handle ->
                        handle.createQuery(SELECT)
                                .bind("id", id)
                                .bind("after", after)
                                .map(ErasedTable::cells)
                                .list());
    }
}
