package dev.p2c.operate;

import dev.p2c.login.Role;
import java.util.List;
import java.util.Map;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/**
 * Tells Hawtio's own pages what a viewer may call, so that they lock the rest. Hawtio finds the
 * bean by its name, and prefers it to its own one, which allows everything. This only spares
 * clicks: {@link ViewerFilter} refuses.
 */
public final class HawtioRights implements HawtioRightsMBean {

    private static final HawtioBean BEAN =
            new HawtioBean("hawtio:type=security,area=jmx,name=ConsoleRoles");
    private static final String[] COLUMNS = {"ObjectName", "Method", "CanInvoke"};

    private final ViewerPolicy policy;

    private HawtioRights(ViewerPolicy policy) {
        this.policy = policy;
    }

    static void install(ViewerPolicy policy) {
        BEAN.install(new HawtioRights(policy));
    }

    static void remove() {
        BEAN.remove();
    }

    @Override
    public boolean canInvoke(String bean) {
        return true; // A lock on a bean hides what a viewer may call.
    }

    @Override
    public boolean canInvoke(String bean, String operation) {
        return operation.isEmpty()
                || ConsoleUser.role() == Role.OPERATOR
                || policy.mayCall(bean, operation);
    }

    @Override
    public boolean canInvoke(String bean, String operation, String[] types) {
        return canInvoke(bean, operation);
    }

    @Override
    public TabularData canInvoke(Map<String, List<String>> operations) {
        try {
            CompositeType row = rowType();
            TabularData table =
                    new TabularDataSupport(
                            new TabularType(
                                    "CanInvoke",
                                    "What the caller may call.",
                                    row,
                                    new String[] {COLUMNS[0], COLUMNS[1]}));
            for (Map.Entry<String, List<String>> bean : operations.entrySet()) {
                List<String> names = bean.getValue().isEmpty() ? List.of("") : bean.getValue();
                for (String name : names) {
                    Object[] cells = {bean.getKey(), name, canInvoke(bean.getKey(), name)};
                    table.put(new CompositeDataSupport(row, COLUMNS, cells));
                }
            }
            return table;
        } catch (OpenDataException e) {
            throw new IllegalStateException(BEAN.name(), e);
        }
    }

    private static CompositeType rowType() throws OpenDataException {
        return new CompositeType(
                "CanInvokeRow",
                "Whether the caller may call an operation.",
                COLUMNS,
                new String[] {"The bean.", "The operation.", "Whether the caller may call it."},
                new OpenType<?>[] {SimpleType.STRING, SimpleType.STRING, SimpleType.BOOLEAN});
    }
}
