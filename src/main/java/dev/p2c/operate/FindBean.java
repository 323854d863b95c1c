package dev.p2c.operate;

import dev.p2c.desk.RowWay;
import dev.p2c.state.FoundRow;
import dev.p2c.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds rows in JMX and explains them. */
public final class FindBean implements FindMXBean {

    private static final int MOST = 100;

    private final State state;
    private final Explained explained;

    public FindBean(State state, Explained explained) {
        this.state = state;
        this.explained = explained;
    }

    /** Explains a row with the connections of the application. */
    public interface Explained {

        /** The JSON document. */
        String json(String task, String company, String key);

        /** When the source row last changed; empty where that is not known. */
        Optional<Instant> changedAt(String task, String company, String key);
    }

    @Override
    public List<FoundRow> find(String text) {
        return text.isBlank() ? List.of() : state.keys().find(text, MOST);
    }

    @Override
    public String explain(String task, String company, String key) {
        return explained.json(task, company, key);
    }

    @Override
    public List<RowWay.Step> way(String task, String company, String key) {
        return new RowWay(state).of(task, company, key, explained.changedAt(task, company, key));
    }
}
