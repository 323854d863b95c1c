package dev.p2c.sandbox.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encodes text for addresses, and decodes paths. A plus sign never stands for a space. */
public final class PercentEncoding {

    private PercentEncoding() {}

    /** Encoded text; a space becomes {@code %20}. */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Decodes a path or one of its segments.
     *
     * @throws IllegalArgumentException for malformed percent-encoding
     */
    public static String decodePath(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
