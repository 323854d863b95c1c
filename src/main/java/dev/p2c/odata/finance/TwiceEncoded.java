package dev.p2c.odata.finance;

import dev.p2c.odata.model.Literals;

/**
 * Encodes literals for the paths of Finance, whose router decodes a path before the OData parser
 * decodes it again: of a key {@code A/1} sent as {@code A%2F1} the router finds no resource, and
 * {@code A%252F1} is needed (essrocks.io, "D365 F&O, OData, Slashes, Pluses, and Double Encoding";
 * OData/odata.net#1708). Query options are decoded once.
 */
final class TwiceEncoded {

    private TwiceEncoded() {}

    /**
     * Encodes the ASCII characters of a text twice; numbers and times are encoded once. Blanks and
     * quotes are encoded once, as Microsoft's examples have them; they and the characters beyond
     * ASCII are the same after a second decoding.
     */
    static String literal(String literal) {
        String once = Literals.inPath(literal);
        return literal.indexOf('\'') < 0 || once.indexOf('%') < 0 ? once : twice(once);
    }

    private static String twice(String once) {
        StringBuilder twice = new StringBuilder(once.length() + 16);
        for (int i = 0; i < once.length(); i++) {
            char c = once.charAt(i);
            twice.append(c);
            if (c == '%' && isDecodedTwice(once.substring(i + 1, i + 3))) {
                twice.append("25");
            }
        }
        return twice.toString();
    }

    private static boolean isDecodedTwice(String hex) {
        boolean isAscii = hex.charAt(0) < '8';
        return isAscii && !hex.equals("20") && !hex.equals("27");
    }
}
