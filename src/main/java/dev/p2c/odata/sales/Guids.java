package dev.p2c.odata.sales;

import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.model.Model;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids of Dataverse rows. */
final class Guids {

    static final Pattern GUID =
            Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Guids() {}

    /**
     * An id made from the integration key (UUID version 3, RFC 9562). Keys that differ only in case
     * give one id, since Dataverse considers such keys equal.
     */
    static String fromKey(Model.EntityType type, RowWrite row) {
        StringBuilder name = new StringBuilder(type.set());
        row.key()
                .forEach(
                        (field, value) ->
                                name.append('\u0000')
                                        .append(field)
                                        .append('=')
                                        .append(value.asText().toLowerCase(Locale.ROOT)));
        return UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8)).toString();
    }
}
