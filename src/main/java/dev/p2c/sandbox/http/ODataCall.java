package dev.p2c.sandbox.http;

import java.util.Map;
import java.util.Optional;

/**
 * Request for one operation as the client sent it, alone or in a batch. Immutable as long as the
 * body's array is not changed.
 *
 * @param method in capitals
 * @param path percent-encoded, relative to the service root, no leading slash: {@code
 *     accounts(123)/name}; empty for the service document
 * @param query as sent, without the question mark; empty for none
 * @param headers by name in lower case; the values of a repeated header joined by a comma
 * @param body empty for none
 * @param root absolute address of the service root as the client sees it, ending in a slash
 * @param user client id of the application user who calls; empty for a caller in this process
 */
public record ODataCall(
        String method,
        String path,
        String query,
        Map<String, String> headers,
        byte[] body,
        String root,
        String user) {

    /** A call in this process. */
    public ODataCall(
            String method,
            String path,
            String query,
            Map<String, String> headers,
            byte[] body,
            String root) {
        this(method, path, query, headers, body, root, "");
    }

    /** Value of a header, or null. */
    public String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    /**
     * Value of a preference in the {@code Prefer} header, without quotes; an empty text for a
     * preference without a value. For example {@code prefer("odata.maxpagesize")}.
     */
    public Optional<String> prefer(String name) {
        String prefer = headers.get("prefer");
        return prefer == null ? Optional.empty() : PreferHeader.value(prefer, name);
    }

    /**
     * Whether the {@code Prefer} header holds this preference with this value, for example {@code
     * prefers("return=representation")}.
     */
    public boolean prefers(String preference) {
        int equals = preference.indexOf('=');
        String name = equals < 0 ? preference : preference.substring(0, equals);
        String value = equals < 0 ? "" : preference.substring(equals + 1);
        return prefer(name).filter(value::equalsIgnoreCase).isPresent();
    }

    /**
     * Entity set or function that is addressed: the path up to its first bracket, slash or percent
     * sign.
     */
    public String entity() {
        return entity(path);
    }

    static String entity(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '(' || c == '/' || c == '%') {
                return path.substring(0, i);
            }
        }
        return path;
    }
}
