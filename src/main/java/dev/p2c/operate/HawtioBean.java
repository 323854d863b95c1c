package dev.p2c.operate;

import java.lang.management.ManagementFactory;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** A bean that Hawtio finds by its name, one of each name in this process. */
record HawtioBean(String name) {

    /** Registers a bean in place of one that another console has registered. */
    void install(Object bean) {
        try {
            remove();
            server().registerMBean(bean, new ObjectName(name));
        } catch (JMException e) {
            throw new IllegalStateException(name, e);
        }
    }

    void remove() {
        try {
            server().unregisterMBean(new ObjectName(name));
        } catch (InstanceNotFoundException ignored) {
            // No console has registered it.
        } catch (JMException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }
}
