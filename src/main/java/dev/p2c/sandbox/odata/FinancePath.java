package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.PercentEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decodes the path of an address as Finance does, twice: the router decodes the whole path and cuts
 * it at its slashes, and the OData parser decodes each segment again. A key value with {@code /},
 * {@code \} or {@code +} is therefore found only if it is encoded twice (essrocks.io, "D365 F&O,
 * OData, Slashes, Pluses, and Double Encoding"; cloudeya.org, "Microsoft Dynamics 365 F&O - URL
 * Encoding"; OData/odata.net#1708). Parts of a batch go through the same router.
 */
final class FinancePath {

    /**
     * Characters that a key value may not have when the router has decoded the path. Slashes and
     * plus signs are documented by the sources above; {@code ?} and {@code #} end the path
     * (OData/WebApi#2383); the others are ASP.NET's default of {@code
     * requestPathInvalidCharacters}. Whether Finance keeps that default is not known, so the
     * stand-in does.
     */
    private static final String NOT_IN_VALUES = "/\\+?#<>*&:";

    private FinancePath() {}

    /**
     * The decoded segments of a path.
     *
     * @param path percent-encoded
     * @return empty where the router finds no resource for the path
     */
    static Optional<List<String>> segments(String path) {
        try {
            String routed = PercentEncoding.decodePath(path);
            if (routed.chars().anyMatch(Character::isISOControl) || hasUnsafeValue(routed)) {
                return Optional.empty();
            }
            List<String> segments = new ArrayList<>();
            for (String segment : PathSegments.cut(routed, '/')) {
                segments.add(PercentEncoding.decodePath(segment));
            }
            return Optional.of(segments);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a percent sign that begins no escape
        }
    }

    private static boolean hasUnsafeValue(String routed) {
        boolean quoted = false;
        for (int i = 0; i < routed.length(); i++) {
            char c = routed.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (quoted && NOT_IN_VALUES.indexOf(c) >= 0) {
                return true;
            }
        }
        return quoted;
    }
}
