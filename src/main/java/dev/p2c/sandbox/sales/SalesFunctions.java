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

/** Answers the functions WhoAmI and RetrieveTotalRecordCount. */
final class SalesFunctions {

    private static final String WHO = "WhoAmI";
    private static final String COUNT = "RetrieveTotalRecordCount";
    private static final Pattern NAME = Pattern.compile("['\"]([\\w]+)['\"]");

    private final SalesTables tables;
    private final SalesSettings settings;
    private final ApplicationUsers users;

    SalesFunctions(SalesTables tables, SalesSettings settings, ApplicationUsers users) {
        this.users = users;
        this.tables = tables;
        this.settings = settings;
    }

    static boolean isFunction(ODataCall call) {
        return call.entity().equals(WHO) || call.entity().equals(COUNT);
    }

    ODataAnswer answer(ODataCall call) {
        if (!"GET".equals(call.method())) {
            throw WebApiErrors.noResource(call.root() + call.path());
        }
        return call.entity().equals(WHO) ? whoAmI(call) : count(call);
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
