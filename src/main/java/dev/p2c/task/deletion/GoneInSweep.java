package dev.p2c.task.deletion;

import dev.p2c.odata.model.Page;
import dev.p2c.state.State;
import dev.p2c.task.batch.SeenKeys;
import dev.p2c.task.batch.TaskPass;
import dev.p2c.task.plan.Plan;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds deleted source rows of a task that reads all keys in each pass. */
final class GoneInSweep {

    private static final int PAGE = 5000;

    private final State state;

    GoneInSweep(State state) {
        this.state = state;
    }

    GoneRows.Found find(TaskPass pass) {
        if (!pass.seenKeys().isComplete()) {
            return GoneRows.Found.NOTHING;
        }
        String company = pass.run().company();
        Set<String> missing = new MissingRows(state, pass.task(), company).byKey(pass.seenKeys());
        if (missing.isEmpty()) {
            return GoneRows.Found.NOTHING;
        }
        SeenKeys all = everyKey(pass);
        List<String> outsideFilter = missing.stream().filter(all::has).toList();
        state.ledgerMarks().forgetSource(pass.task(), company, outsideFilter);
        outsideFilter.forEach(missing::remove);
        return new GoneRows.Found(missing, () -> {});
    }

    /**
     * All keys of the source, without the filter. Paging can miss rows while data changes, so a
     * missing key is confirmed by this second full read.
     */
    private static SeenKeys everyKey(TaskPass pass) {
        Plan plan = pass.plan();
        SeenKeys all = new SeenKeys();
        Iterator<Page> pages =
                plan.source()
                        .read(
                                plan.queries()
                                        .keys(pass.run().company(), PAGE)
                                        .withFilter(Optional.empty()));
        while (pages.hasNext()) {
            pages.next().rows().forEach(row -> all.see(plan.sourceKeys().text(row)));
        }
        return all;
    }
}
