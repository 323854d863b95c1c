package dev.p2c.operate;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Registers the JMX beans of domain {@code p2c} for directions, tasks and connections. */
public final class JmxBeans implements AutoCloseable {

    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private final Map<ObjectName, Object> registered = new ConcurrentHashMap<>();

    public void direction(String id, DirectionMXBean bean) {
        register("type=Direction,name=" + id, DirectionMXBean.class, bean);
    }

    public void task(String name, TaskMXBean bean) {
        register("type=Task,name=" + name, TaskMXBean.class, bean);
    }

    public void failures(FailuresMXBean bean) {
        register("type=Failures", FailuresMXBean.class, bean);
    }

    public void connection(String name, ConnectionMXBean bean) {
        register("type=Connection,name=" + name, ConnectionMXBean.class, bean);
    }

    /** Shows the methods of an interface as the bean of these key properties. */
    public <T> void register(String properties, Class<T> shape, T bean) {
        register(properties, new DescribedBean(shape, bean));
    }

    /** Replaces a bean of the same name, so that the last application of a process is shown. */
    public void register(String properties, DescribedBean bean) {
        try {
            ObjectName name = new ObjectName("p2c:" + properties);
            if (server.isRegistered(name)) {
                server.unregisterMBean(name);
            }
            server.registerMBean(bean, name);
            registered.put(name, bean);
        } catch (JMException e) {
            throw new IllegalStateException("p2c:" + properties, e);
        }
    }

    /** Removes the beans of all other directions and tasks. */
    public void keepOnly(Set<String> directions, Set<String> tasks) {
        for (ObjectName name : registered.keySet()) {
            String id = name.getKeyProperty("name");
            String type = name.getKeyProperty("type");
            if (type.equals("Direction") && !directions.contains(id)
                    || type.equals("Task") && !tasks.contains(id)) {
                unregister(name);
            }
        }
    }

    private void unregister(ObjectName name) {
        registered.remove(name);
        try {
            server.unregisterMBean(name);
        } catch (InstanceNotFoundException ignored) {
            // The bean is already removed.
        } catch (JMException e) {
            throw new IllegalStateException(name.toString(), e);
        }
    }

    @Override
    public void close() {
        registered.keySet().forEach(this::unregister);
    }
}
