package dev.p2c.sandbox.odata;

import dev.p2c.sandbox.model.ServiceModel;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.olingo.server.api.ODataLibraryException;

/** Converts errors of Olingo's URI parser to the error responses of the services. */
final class QueryErrors {

    private static final Pattern UNKNOWN_PROPERTY =
            Pattern.compile("The property '([^']*)', .* is not defined in type '([^']*)'\\.");

    private final ServiceModel model;
    private final ReadStyle style;

    QueryErrors(ServiceModel model, ReadStyle style) {
        this.model = model;
        this.style = style;
    }

    /**
     * Whether the error is a comparison of a point in time with a date, which the services allow.
     */
    static boolean isDayForMoment(ODataLibraryException e) {
        String message = e.getTranslatedMessage(Locale.ENGLISH).getMessage();
        return message.contains("'Edm.DateTimeOffset'") && message.contains("'Edm.Date'");
    }

    ODataError of(ODataLibraryException e, QueryString options) {
        String message = e.getTranslatedMessage(Locale.ENGLISH).getMessage();
        Matcher unknown = UNKNOWN_PROPERTY.matcher(message);
        if (unknown.matches()) {
            String type = unknown.group(2);
            return style.errors()
                    .unknownProperty(
                            type.contains(".") ? type : model.namespace() + "." + type,
                            unknown.group(1));
        }
        if (e.getMessage().startsWith("No function '")) {
            return new ODataError(
                    501, "0x80060888", "The stand-in has no query functions: " + e.getMessage());
        }
        String filter = options.get("$filter");
        if (filter != null && quotes(filter) % 2 == 1) {
            return style.errors()
                    .badQuery(
                            "There is an unterminated literal at position "
                                    + filter.length()
                                    + " in '"
                                    + filter
                                    + "'.");
        }
        return style.errors()
                .badQuery(message.startsWith("Missing replacement") ? e.getMessage() : message);
    }

    private static long quotes(String text) {
        return text.chars().filter(c -> c == '\'').count();
    }
}
