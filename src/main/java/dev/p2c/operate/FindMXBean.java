package dev.p2c.operate;

import dev.p2c.desk.RowWay;
import dev.p2c.state.FoundRow;
import java.util.List;

/** {@code p2c:type=Find}: rows of any number, in all tasks and companies. */
@Described("Finds any number in all tasks and companies, and shows the steps of a row.")
public interface FindMXBean {

    @Described("Rows whose key is or begins with a text, at most 100; lines of documents included.")
    @Looks
    List<FoundRow> find(@Described("A number: account, order, invoice, product.") String text);

    @Described("The JSON document of bin/p2c explain --json; reads both systems.")
    @Looks
    String explain(
            @Described("The task.") String task,
            @Described("The company; empty for the first one that has the row.") String company,
            @Described("The integration key.") String key);

    @Described("The steps of a row in all tasks, oldest first, each with its duration.")
    @Looks
    List<RowWay.Step> way(
            @Described("The task.") String task,
            @Described("The company.") String company,
            @Described("The integration key.") String key);
}
