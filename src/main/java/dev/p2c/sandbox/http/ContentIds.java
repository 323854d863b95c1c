package dev.p2c.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the Content-IDs of one change set stand for: {@code $1} in an address, or as the value of a
 * bind in a body. Good from the operation that declares one to the end of its change set.
 */
final class ContentIds {

    /** Resources whose own names begin so. */
    private static final Set<String> RESERVED = Set.of("metadata", "entity", "all", "crossjoin");

    private static final Pattern BIND =
            Pattern.compile("(\"[^\"]*@odata\\.(?:bind|id)\"\\s*:\\s*\")\\$([^\"/]+)");

    private final Map<String, String> links = new HashMap<>();

    /**
     * @param link absolute address of what the operation wrote
     */
    void declare(String contentId, String link) {
        if (!contentId.isEmpty()) {
            links.put(contentId, link);
        }
    }

    /**
     * An address with its reference replaced.
     *
     * @throws UnknownReference if nothing was declared under this id
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
     * A body with the references in its binds replaced.
     *
     * @throws UnknownReference if nothing was declared under one of the ids
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

    /** Whether a text value begins with a dollar: nearly no body has one. */
    private static boolean holdsReference(byte[] body) {
        for (int i = 1; i < body.length; i++) {
            if (body[i] == '$' && body[i - 1] == '"') {
                return true;
            }
        }
        return false;
    }

    /** An id that no operation before this one in the same change set bears. */
    static final class UnknownReference extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnknownReference(String id) {
            super("Content-ID Reference: '$" + id + "' does not exist in the batch context.");
        }
    }
}
