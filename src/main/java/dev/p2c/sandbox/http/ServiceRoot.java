package dev.p2c.sandbox.http;

import java.util.List;

/**
 * Where a service's addresses begin.
 *
 * @param name of the service, for thread names
 * @param paths each with a slash at both ends; the service answers under all of them and repeats
 *     the one that was used
 */
record ServiceRoot(String name, List<String> paths) {

    static final ServiceRoot SALES =
            new ServiceRoot(
                    "sales", List.of("/api/data/v9.2/", "/api/data/v9.1/", "/api/data/v9.0/"));
    static final ServiceRoot FINANCE = new ServiceRoot("finance", List.of("/data/"));

    /** The root that a path starts with, with or without its last slash; null for none. */
    String of(String path) {
        for (String root : paths) {
            if (path.startsWith(root) || isBare(path, root)) {
                return root;
            }
        }
        return null;
    }

    /** What follows the root. */
    static String relative(String path, String root) {
        return path.length() < root.length() ? "" : path.substring(root.length());
    }

    private static boolean isBare(String path, String root) {
        return path.length() == root.length() - 1 && root.startsWith(path);
    }
}
