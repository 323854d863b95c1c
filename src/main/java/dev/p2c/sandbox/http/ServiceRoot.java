package dev.p2c.sandbox.http;

import java.util.List;

/**
 * Paths under which a service is reached.
 *
 * @param name name of the service, for thread names
 * @param paths each with a slash at both ends; the service answers under all of them, and its links
 *     repeat the path of the request
 */
record ServiceRoot(String name, List<String> paths) {

    static final ServiceRoot SALES =
            new ServiceRoot(
                    "sales", List.of("/api/data/v9.2/", "/api/data/v9.1/", "/api/data/v9.0/"));
    static final ServiceRoot FINANCE = new ServiceRoot("finance", List.of("/data/"));

    /**
     * The root path that a request's path starts with, last slash optional; null if there is none.
     */
    String of(String path) {
        for (String root : paths) {
            if (path.startsWith(root) || isBare(path, root)) {
                return root;
            }
        }
        return null;
    }

    /** The part of a path after the root. */
    static String relative(String path, String root) {
        return path.length() < root.length() ? "" : path.substring(root.length());
    }

    private static boolean isBare(String path, String root) {
        return path.length() == root.length() - 1 && root.startsWith(path);
    }
}
