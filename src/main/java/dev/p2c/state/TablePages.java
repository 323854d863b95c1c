package dev.p2c.state;

import java.util.List;
import java.util.function.Consumer;

/** Reads rows of a table whole, page by page where its rows are numbered. */
record TablePages(Database database, String table) {

    private static final int PAGE = 1000;

    /**
     * Reads the rows in the order of their number.
     *
     * @param condition which rows, in SQL; empty for all
     */
    void byId(String condition, Consumer<ErasedTable.Cells> each) {
        String where = condition.isEmpty() ? "" : " and " + condition;
        String sql =
                "select * from %s where id > :after%s order by id limit %d"
                        .formatted(table, where, PAGE);
        long after = 0;
        for (boolean more = true; more; ) {
            long from = after;
            List<ErasedTable.Cells> page =
                    database.readWith(
                            handle ->
                                    handle.createQuery(sql)
                                            .bind("after", from)
                                            .map(ErasedTable::cells)
                                            .list());
            page.forEach(each);
            more = page.size() == PAGE;
            after = more ? page.get(PAGE - 1).id() : after;
        }
    }

    /**
     * Reads the rows of a short table at once.
     *
     * @param condition which rows, in SQL; empty for all
     */
    void atOnce(String condition, Consumer<ErasedTable.Cells> each) {
        String where = condition.isEmpty() ? "" : " where " + condition;
        database.readWith(
                        handle ->
                                handle.createQuery("select * from " + table + where)
                                        .map(ErasedTable::cells)
                                        .list())
                .forEach(each);
    }
}
