package dev.p2c.sandbox.sales;

import dev.p2c.sandbox.http.ODataCall;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of table definitions (Query table definitions using the Web API): {@code
 * EntityDefinitions(LogicalName='contact')/Attributes(LogicalName='fax')/Microsoft.Dynamics.CRM.StringAttributeMetadata}.
 *
 * @param table logical name or id; null for all tables
 * @param part {@code Attributes} or {@code Keys}; null for the table itself
 * @param item logical name or id of a column or key; null for all
 * @param cast derived type that follows; null for none
 * @param optionSet whether the options of the column are addressed
 */
record DefinitionPath(String table, String part, String item, String cast, boolean optionSet) {

    static final String SET = "EntityDefinitions";

    private static final String KEY = "\\((?:LogicalName='(\\w+)'|([-0-9a-fA-F]{36}))\\)";
    private static final Pattern PATH =
            Pattern.compile(
                    SET
                            + "(?:"
                            + KEY
                            + "(?:/(Attributes|Keys)(?:"
                            + KEY
                            + ")?(?:/Microsoft\\.Dynamics\\.CRM\\.(\\w+))?(/OptionSet)?)?)?");

    static boolean isIn(ODataCall call) {
        return call.entity().equals(SET);
    }

    /** The address of a call; null if the stand-in has no such definitions. */
    static DefinitionPath of(ODataCall call) {
        Matcher path = PATH.matcher(URLDecoder.decode(call.path(), StandardCharsets.UTF_8));
        if (!path.matches()) {
            return null;
        }
        return new DefinitionPath(
                first(path.group(1), path.group(2)),
                path.group(3),
                first(path.group(4), path.group(5)),
                path.group(6),
                path.group(7) != null);
    }

    private static String first(String name, String id) {
        return name != null ? name : id;
    }

    boolean isColumns() {
        return "Attributes".equals(part);
    }

    boolean isKeys() {
        return "Keys".equals(part);
    }
}
