package dev.p2c.sandbox.sales;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers the functions WhoAmI, RetrieveVersion and RetrieveTotalRecordCount. */
final class SalesFunctions {

    private static final String WHO = "WhoAmI";
    private static final String VERSION = "RetrieveVersion";
    private static final String NEWEST = "9.2.24032.00161";
    private static final String COUNT = "RetrieveTotalRecordCount";
    private static final Pattern NAME = Pattern.compile("['\"]([\\w]+)['\"]");

    private final SalesTables tables;
    private final SalesSettings settings;
    private final ApplicationUsers users;
    private volatile String version = NEWEST;

    SalesFunctions(SalesTables tables, SalesSettings settings, ApplicationUsers users) {
        this.users = users;
        this.tables = tables;
        this.settings = settings;
    }

    static boolean isFunction(ODataCall call) {
        return List.of(WHO, VERSION, COUNT).contains(call.entity());
    }

    ODataAnswer answer(ODataCall call) {
        if (!"GET".equals(call.method())) {
            throw WebApiErrors.noResource(call.root() + call.path());
        }
        return switch (call.entity()) {
            case WHO -> whoAmI(call);
            case VERSION -> version(call);
            default -> count(call);
        };
    }

    /** Whether a call needs no role; whether the real service asks for one is not documented. */
    static boolean needsNoRole(ODataCall call) {
        return call.entity().equals(WHO);
    }

    /** Makes the organization one of a version; empty for the newest. */
    void become(String other) {
        version = other.isEmpty() ? NEWEST : other;
    }

    private ODataAnswer version(ODataCall call) {
        ObjectNode body = SalesJson.empty();
        body.put("@odata.context", context(call, VERSION));
        body.put("Version", version);
        return SalesJson.answer(200, body);
    }

    private ODataAnswer whoAmI(ODataCall call) {
        ObjectNode body = SalesJson.empty();
        body.put("@odata.context", context(call, WHO));
        Object unit = tables.value("systemusers", users.current(), "_businessunitid_value");
        body.put("BusinessUnitId", String.valueOf(unit == null ? settings.businessUnit() : unit));
        body.put("UserId", users.current().toString());
        body.put("OrganizationId", settings.organization().toString());
        return SalesJson.answer(200, body);
    }

    /** Counts rows at once; the real service counts a snapshot taken in the last 24 hours. */
    private ODataAnswer count(ODataCall call) {
        ObjectNode body = SalesJson.empty();
        body.put("@odata.context", context(call, COUNT));
        ObjectNode counts = body.putObject("EntityRecordCountCollection");
        List<String> names = names(call);
        counts.put("Count", names.size());
        counts.put("IsReadOnly", false);
        ArrayNode keys = counts.putArray("Keys");
        ArrayNode values = counts.putArray("Values");
        for (String name : names) {
            String set = tables.setOf(name);
            if (set == null) {
                throw WebApiErrors.invalid(
                        "The entity with a name = '" + name + "' was not found.");
            }
            keys.add(name);
            values.add(tables.table(set).size());
        }
        return SalesJson.answer(200, body);
    }

    /** Entity names from the path, or from a parameter alias in the query. */
    private static List<String> names(ODataCall call) {
        List<String> names = new ArrayList<>();
        String text = URLDecoder.decode(call.path() + '?' + call.query(), StandardCharsets.UTF_8);
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static String context(ODataCall call, String function) {
        return call.root() + "$metadata#Microsoft.Dynamics.CRM." + function + "Response";
    }
}
