package dev.p2c.operate;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.NamedNode;
import org.apache.camel.spi.ModelToXMLDumper;
import org.apache.camel.xml.LwModelToXMLDumper;

/**
 * Writes routes as XML with what Hawtio needs and Camel does not write. Hawtio labels a step by its
 * ID only if {@code customId} is true, and finds the metrics of a step by {@code _cid} if the ID
 * has a prefix, as in every task. It shows the text of a step's expression and, where there is
 * none, the placeholder "sfd" (Hawtio 4.2.0); so a method expression gets the name of its bean as
 * text.
 */
public final class HawtioRouteXml implements ModelToXMLDumper {

    private static final Pattern ELEMENT = Pattern.compile("<(\\w+) ([^<>]*\\bid=\"([^\"]+)\")");
    private static final Pattern METHOD =
            Pattern.compile("<method ([^<>]*\\bref=\"([^\"]+)\"[^<>]*)/>");
    private static final Pattern PREFIX = Pattern.compile("\\bnodePrefixId=\"([^\"]*)\"");

    private final ModelToXMLDumper camels = new LwModelToXMLDumper();

    private HawtioRouteXml() {}

    /** Replaces Camel's own XML writer. */
    public static void install(CamelContext camel) {
        camel.getCamelContextExtension()
                .addContextPlugin(ModelToXMLDumper.class, new HawtioRouteXml());
    }

    @Override
    public String dumpModelAsXml(CamelContext context, NamedNode definition) throws Exception {
        return named(camels.dumpModelAsXml(context, definition));
    }

    @Override
    public String dumpModelAsXml(
            CamelContext context,
            NamedNode definition,
            boolean resolvePlaceholders,
            boolean generatedIds,
            boolean sourceLocation)
            throws Exception {
        return named(
                camels.dumpModelAsXml(
                        context, definition, resolvePlaceholders, generatedIds, sourceLocation));
    }

    /** Adds the attributes and texts; null stays null. */
    private static String named(String xml) {
        return xml == null
                ? null
                : METHOD.matcher(String.join("", routes(xml))).replaceAll("<method $1>$2</method>");
    }

    private static List<String> routes(String xml) {
        return Pattern.compile("(?=<route )")
                .splitAsStream(xml)
                .map(route -> steps(route, prefix(route)))
                .toList();
    }

    private static String prefix(String route) {
        Matcher found = PREFIX.matcher(route);
        return found.find() ? found.group(1) : "";
    }

    private static String steps(String route, String prefix) {
        return ELEMENT.matcher(route)
                .replaceAll(
                        step ->
                                Matcher.quoteReplacement(
                                        named(
                                                step.group(1),
                                                step.group(2),
                                                step.group(3),
                                                prefix)));
    }

    private static String named(String element, String attributes, String id, String prefix) {
        if (element.equals("route") || element.equals("from")) {
            return "<" + element + " " + attributes;
        }
        String custom = id.matches(element + "\\d+") ? "" : " customId=\"true\"";
        String counted = prefix.isEmpty() ? "" : " _cid=\"" + prefix + id + "\"";
        return "<" + element + " " + attributes + custom + counted;
    }

    @Override
    public String dumpBeansAsXml(CamelContext context, List<Object> beans) throws Exception {
        return camels.dumpBeansAsXml(context, beans);
    }

    @Override
    public String dumpDataFormatsAsXml(CamelContext context, Map<String, Object> dataFormats)
            throws Exception {
        return camels.dumpDataFormatsAsXml(context, dataFormats);
    }
}
