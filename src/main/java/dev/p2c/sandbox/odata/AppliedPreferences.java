package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import java.util.ArrayList;
import java.util.List;

/** Adds the header {@code Preference-Applied} to responses. */
final class AppliedPreferences {

    private AppliedPreferences() {}

    /**
     * The response with a header that lists the preferences of the call that were applied.
     *
     * @param tracked whether change tracking was applied
     */
    static ODataAnswer addTo(ODataAnswer answer, ODataCall call, boolean tracked) {
        List<String> applied = new ArrayList<>();
        if (tracked) {
            applied.add("odata.track-changes");
        }
        MaxPageSize.of(call).ifPresent(n -> applied.add("odata.maxpagesize=" + n));
        call.prefer("odata.include-annotations")
                .ifPresent(v -> applied.add("odata.include-annotations=\"" + v + "\""));
        return applied.isEmpty()
                ? answer
                : answer.with("Preference-Applied", String.join(",", applied));
    }
}
