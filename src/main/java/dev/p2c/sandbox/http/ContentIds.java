package dev.p2c.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves Content-ID references within one change set: {@code $1} at the start of an address, or
 * as the value of an {@code @odata.bind} in a body. An operation's Content-ID can be referenced by
 * the operations after it (OData 4.0 Protocol, 11.7.3.1).
 */
final class ContentIds {

    /** Resource names that begin with a dollar sign and are no references. */
    private static final Set<String> RESERVED = Set.of("metadata", "entity", "all", "crossjoin");

    private static final Pattern BIND =
            Pattern.compile("(\"[^\"]*@odata\\.(?:bind|id)\"\\s*:\\s*\")\\$([^\"/]+)");

    private final Map<String, String> links = new HashMap<>();

    /**
     * Records the resource that an operation wrote.
     *
     * @param contentId empty if the operation has none
     * @param link absolute address of the resource
     */
    void declare(String contentId, String link) {
        if (!contentId.isEmpty()) {
            links.put(contentId, link);
        }
    }

    /**
     * Replaces the reference at the start of an address.
     *
     * @throws UnknownReference if no operation declared this id
     */
    String resolve(String url) {
        if (!url.startsWith("$")) {
            return url;
        }
        int end = 1;
        while (end < url.length() && "/?(".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String id = url.substring(1, end);
        return RESERVED.contains(id) ? url : link(id) + url.substring(end);
    }

    /**
     * Replaces the references in the {@code @odata.bind} values of a body.
     *
     * @throws UnknownReference if no operation declared one of the ids
     */
    byte[] resolve(byte[] body) {
        if (!holdsReference(body)) {
            return body;
        }
        String text = new String(body, StandardCharsets.UTF_8);
        String resolved =
                BIND.matcher(text)
                        .replaceAll(
                                found ->
                                        Matcher.quoteReplacement(
                                                found.group(1) + link(found.group(2))));
        return resolved.getBytes(StandardCharsets.UTF_8);
    }

    private String link(String id) {
        String link = links.get(id);
        if (link == null) {
            throw new UnknownReference(id);
        }
        return link;
    }

    /**
     * Whether a text value of the body begins with a dollar sign. The check is cheap, since hardly
     * any body contains a reference.
     */
    private static boolean holdsReference(byte[] body) {
        for (int i = 1; i < body.length; i++) {
            if (body[i] == '$' && body[i - 1] == '"') {
                return true;
            }
        }
        return false;
    }

    /** Thrown for a reference to a Content-ID that no earlier operation of the change set has. */
    static final class UnknownReference extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownReference(String id) {
            super("Content-ID Reference: '$" + id + "' does not exist in the batch context.");
        }
    }
}
