package dev.p2c.operate;

import java.io.ObjectInputFilter;

/**
 * Refuses Java deserialization in the whole process, because this application reads no serialized
 * object, and libraries on its class path must never build one from what another machine sends (JEP
 * 290, "Filter Incoming Serialization Data").
 */
public final class Deserialization {

    private static final String NO_CLASS = "!*";

    private Deserialization() {}

    /** Sets the filter. Keeps a filter that {@code -Djdk.serialFilter} has set. */
    public static synchronized void refuse() {
        if (ObjectInputFilter.Config.getSerialFilter() == null) {
            ObjectInputFilter.Config.setSerialFilter(
                    ObjectInputFilter.Config.createFilter(NO_CLASS));
        }
    }
}
