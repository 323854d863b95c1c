package dev.p2c.operate;

import java.util.List;
import java.util.Map;
import javax.management.openmbean.TabularData;

/** What Hawtio asks before it offers an operation. */
public interface HawtioRightsMBean {

    /** Whether the caller may call something of the bean. */
    boolean canInvoke(String bean);

    /** Whether the caller may call some form of the operation. */
    boolean canInvoke(String bean, String operation);

    /** Whether the caller may call this form of the operation. */
    boolean canInvoke(String bean, String operation, String[] types);

    /**
     * Whether the caller may call the given operations of many beans.
     *
     * @param operations by bean; none for the bean as a whole
     */
    TabularData canInvoke(Map<String, List<String>> operations);
}
