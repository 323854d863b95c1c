package dev.p2c.task.recheck;

import dev.p2c.task.batch.SeenKeys;

/**
 * Names and versions of all rows of a target, as fingerprints of eight bytes. Two names of the same
 * fingerprint make a missing row look present, never the other way round.
 */
final class TargetRows {

    private final SeenKeys names = new SeenKeys();
    private final SeenKeys versions = new SeenKeys();

    /**
     * @param name the row's id or its integration key in lower case
     */
    void add(String name, String etag) {
        names.see(name);
        versions.see(version(name, etag));
    }

    /** Whether a row has the name with this hash of {@link SeenKeys}. */
    boolean has(long name) {
        return names.hasHash(name);
    }

    /** Whether a row has the {@link #version} with this hash of {@link SeenKeys}. */
    boolean hasVersion(long version) {
        return versions.hasHash(version);
    }

    static String version(String name, String etag) {
        return name + "\n\n" + etag;
    }
}
