package dev.p2c.mapping;

import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.Parser;

/** Refuses a document that is nested deeper than the composer's recursion should follow. */
final class ShallowParser implements Parser {

    /** More than any mapping needs and few enough to keep the YAML parser's stack safe. */
    private static final int DEEPEST = 20;

    private final Parser parser;
    private int depth;

    ShallowParser(Parser parser) {
        this.parser = parser;
    }

    @Override
    public Event next() {
        Event event = parser.next();
        switch (event.getEventId()) {
            case MappingStart, SequenceStart -> depth++;
            case MappingEnd, SequenceEnd -> depth--;
            default -> {}
        }
        if (depth > DEEPEST) {
            throw new YamlEngineException("nested deeper than " + DEEPEST + " levels");
        }
        return event;
    }

    @Override
    public boolean checkEvent(Event.ID kind) {
        return parser.checkEvent(kind);
    }

    @Override
    public Event peekEvent() {
        return parser.peekEvent();
    }

    @Override
    public boolean hasNext() {
        return parser.hasNext();
    }
}
