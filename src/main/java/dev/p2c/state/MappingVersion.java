package dev.p2c.state;

import java.util.List;

/**
 * The content of a mapping that decided what was written.
 *
 * @param hash of the mapping file and of the value maps that it uses
 * @param commit the commit that the folder of the mapping had checked out; empty outside of Git
 * @param fields the target fields, in file order
 */
public record MappingVersion(String hash, String commit, List<String> fields) {

    /** For writes that no mapping decided. */
    public static final MappingVersion NONE = new MappingVersion("", "", List.of());

    public MappingVersion {
        fields = List.copyOf(fields);
    }
}
