package dev.p2c.operate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * The requests to Jolokia that a viewer may send: a list of requests that only read. All others are
 * refused, also operations that a new version of Camel adds. The rules for operators, in {@code
 * jolokia-access.xml}, hold besides.
 */
final class ViewerPolicy {

    /** Requests that change nothing by themselves; operations have {@link #mayCall}. */
    private static final Set<String> READING = Set.of("read", "list", "search", "version");

    /** By domain: a viewer may call operations whose names begin with these words. */
    private static final Map<String, Pattern> LOOKING =
            Map.of(
                    "org.apache.camel",
                    Pattern.compile("(dump|browse|get|list|find|explain|is|has)([A-Z]\\w*)?"),
                    "quartz",
                    Pattern.compile("get[A-Z]\\w*"),
                    "hawtio",
                    Pattern.compile("canInvoke|list"),
                    "jolokia",
                    Pattern.compile("list"));

    /** Camel's types whose dumps take away what they show, or which hold exchanges up. */
    private static final Set<String> TAKING = Set.of("tracer", "debugger");

    private final MBeanServer server;

    ViewerPolicy(MBeanServer server) {
        this.server = server;
    }

    /** Why a viewer may not ask this; empty for what a viewer may. */
    Optional<String> objection(JsonNode request) {
        String type = request.path("type").asText();
        String bean = request.path("mbean").asText();
        if (request.has("target")) {
            return Optional.of("other processes are not asked from here");
        }
        if (READING.contains(type)) {
            return Optional.empty();
        }
        if (!type.equals("exec")) {
            return Optional.of(
                    type.equals("write")
                            ? "writing " + request.path("attribute").asText() + needs(bean)
                            : "a request of type \"" + type + "\"" + needs(bean));
        }
        String operation = request.path("operation").asText();
        return mayCall(bean, operation)
                ? Optional.empty()
                : Optional.of("calling " + operation + needs(bean));
    }

    private static String needs(String bean) {
        return (bean.isEmpty() ? "" : " of " + bean) + " needs the role operator";
    }

    /**
     * Whether a viewer may call an operation of a bean.
     *
     * @param operation with or without the types of its parameters
     */
    boolean mayCall(String bean, String operation) {
        try {
            ObjectName name = new ObjectName(bean);
            return !name.isPattern() && mayCall(name, operation.replaceFirst("\\(.*", ""));
        } catch (MalformedObjectNameException e) {
            return false;
        }
    }

    private boolean mayCall(ObjectName bean, String operation) {
        if (bean.getDomain().equals("p2c")) {
            return looks(bean, operation);
        }
        Pattern looking = LOOKING.get(bean.getDomain());
        boolean takes =
                bean.getDomain().equals("org.apache.camel")
                        && TAKING.contains(String.valueOf(bean.getKeyProperty("type")));
        return looking != null && !takes && looking.matcher(operation).matches();
    }

    /** Whether each form of one of our operations is marked as one that looks. */
    private boolean looks(ObjectName bean, String operation) {
        try {
            List<MBeanOperationInfo> forms =
                    Arrays.stream(server.getMBeanInfo(bean).getOperations())
                            .filter(one -> one.getName().equals(operation))
                            .toList();
            return !forms.isEmpty()
                    && forms.stream().allMatch(one -> one.getImpact() == MBeanOperationInfo.INFO);
        } catch (JMException e) {
            return false;
        }
    }
}
