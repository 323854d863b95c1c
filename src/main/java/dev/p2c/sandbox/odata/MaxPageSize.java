package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.ODataCall;
import java.util.Optional;

/**
 * Reads the preference {@code odata.maxpagesize}. A value that is no positive number is ignored.
 */
final class MaxPageSize {

    private MaxPageSize() {}

    static Optional<Integer> of(ODataCall call) {
        return call.prefer("odata.maxpagesize")
                .filter(text -> text.matches("[1-9]\\d{0,8}"))
                .map(Integer::valueOf);
    }
}
