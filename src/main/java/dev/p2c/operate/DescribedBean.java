package dev.p2c.operate;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.UnavailableException;
import dev.p2c.login.Role;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanException;
import javax.management.MBeanInfo;
import javax.management.MBeanNotificationInfo;
import javax.management.MBeanOperationInfo;
import javax.management.Notification;
import javax.management.NotificationBroadcasterSupport;
import javax.management.ReflectionException;
import javax.management.openmbean.OpenMBeanAttributeInfo;
import javax.management.openmbean.OpenMBeanAttributeInfoSupport;
import javax.management.openmbean.OpenMBeanConstructorInfo;
import javax.management.openmbean.OpenMBeanInfoSupport;
import javax.management.openmbean.OpenMBeanOperationInfo;
import javax.management.openmbean.OpenMBeanOperationInfoSupport;
import javax.management.openmbean.OpenMBeanParameterInfo;
import javax.management.openmbean.OpenMBeanParameterInfoSupport;
import javax.management.openmbean.SimpleType;

/**
 * A bean with the methods of an interface: getters are attributes, other methods operations. Java
 * 17 makes open types of getters only, and drops descriptions; here records are results, and {@link
 * Described} is what clients show.
 */
public final class DescribedBean extends NotificationBroadcasterSupport implements DynamicMBean {

    private final Object target;
    private final Map<String, Method> attributes = new TreeMap<>();
    private final Map<String, Method> operations = new LinkedHashMap<>();
    private final Map<Method, OpenShape> shapes = new HashMap<>();
    private final MBeanInfo info;
    private final AtomicLong sequence = new AtomicLong();

    /**
     * Creates a bean that sends no notifications.
     *
     * @param shape the interface whose methods clients see
     */
    public <T> DescribedBean(Class<T> shape, T target) {
        this(shape, target, new MBeanNotificationInfo[0]);
    }

    public <T> DescribedBean(Class<T> shape, T target, MBeanNotificationInfo... notifications) {
        super(notifications);
        this.target = target;
        for (Method method : shape.getMethods()) {
            shapes.put(method, OpenShape.of(method.getGenericReturnType()));
            if (isGetter(method)) {
                attributes.put(attributeName(method), method);
            } else {
                operations.put(signature(method.getName(), method.getParameterTypes()), method);
            }
        }
        this.info =
                new OpenMBeanInfoSupport(
                        shape.getName(),
                        described(shape.getAnnotation(Described.class), shape.getName()),
                        attributes.entrySet().stream()
                                .map(one -> attribute(one.getKey(), one.getValue()))
                                .toArray(OpenMBeanAttributeInfo[]::new),
                        new OpenMBeanConstructorInfo[0],
                        operations.values().stream()
                                .map(DescribedBean::operation)
                                .toArray(OpenMBeanOperationInfo[]::new),
                        notifications);
    }

    /** Tells listeners of a change. */
    public void send(String type, String message) {
        sendNotification(
                new Notification(type, info.getClassName(), sequence.incrementAndGet(), message));
    }

    private static boolean isGetter(Method method) {
        String name = method.getName();
        return method.getParameterCount() == 0
                && method.getReturnType() != void.class
                && (name.matches("get[A-Z].*")
                        || method.getReturnType() == boolean.class && name.matches("is[A-Z].*"));
    }

    private static String attributeName(Method getter) {
        return getter.getName().substring(getter.getName().startsWith("is") ? 2 : 3);
    }

    private static String signature(String name, Class<?>... types) {
        return name + Arrays.stream(types).map(DescribedBean::openName).toList();
    }

    private static String openName(Class<?> type) {
        return OpenShape.of(type).type().getClassName();
    }

    private static OpenMBeanAttributeInfo attribute(String name, Method getter) {
        return new OpenMBeanAttributeInfoSupport(
                name,
                described(getter.getAnnotation(Described.class), getter.toString()),
                OpenShape.of(getter.getGenericReturnType()).type(),
                true,
                false,
                getter.getName().startsWith("is"));
    }

    private static OpenMBeanOperationInfo operation(Method method) {
        return new OpenMBeanOperationInfoSupport(
                method.getName(),
                described(method.getAnnotation(Described.class), method.toString()),
                Arrays.stream(method.getParameters())
                        .map(
                                one ->
                                        new OpenMBeanParameterInfoSupport(
                                                one.getName(),
                                                OpenShape.description(one, one.getName()),
                                                OpenShape.of(one.getType()).type()))
                        .toArray(OpenMBeanParameterInfo[]::new),
                OpenShape.of(method.getGenericReturnType()).type(),
                impact(method));
    }

    /** What a viewer may call is INFO: an operation that nobody has looked at is not. */
    private static int impact(Method method) {
        if (method.isAnnotationPresent(Acts.class)) {
            return MBeanOperationInfo.ACTION;
        }
        return method.isAnnotationPresent(Looks.class)
                ? MBeanOperationInfo.INFO
                : MBeanOperationInfo.UNKNOWN;
    }

    private static String described(Described described, String what) {
        if (described == null) {
            throw new IllegalArgumentException(what + " has no description");
        }
        return described.value();
    }

    @Override
    public Object getAttribute(String name)
            throws AttributeNotFoundException, MBeanException, ReflectionException {
        Method getter = attributes.get(name);
        if (getter == null) {
            throw new AttributeNotFoundException(name);
        }
        return answer(getter);
    }

    @Override
    public Object invoke(String name, Object[] arguments, String[] types)
            throws MBeanException, ReflectionException {
        Method method = operations.get(name + Arrays.stream(types).map(this::boxed).toList());
        if (method == null) {
            throw new ReflectionException(new NoSuchMethodException(name + Arrays.toString(types)));
        }
        if (ConsoleUser.role() != Role.OPERATOR && !method.isAnnotationPresent(Looks.class)) {
            throw new SecurityException(name + " needs the role operator");
        }
        return answer(method, given(types, arguments));
    }

    /** A text that a client leaves out is empty. */
    private static Object[] given(String[] types, Object... arguments) {
        Object[] given = arguments.clone();
        for (int i = 0; i < given.length; i++) {
            if (given[i] == null && types[i].equals(SimpleType.STRING.getClassName())) {
                given[i] = "";
            }
        }
        return given;
    }

    /** A client may name a simple type by its wrapper or by its primitive. */
    private String boxed(String type) {
        return switch (type) {
            case "int" -> SimpleType.INTEGER.getClassName();
            case "long" -> SimpleType.LONG.getClassName();
            case "boolean" -> SimpleType.BOOLEAN.getClassName();
            case "double" -> SimpleType.DOUBLE.getClassName();
            default -> type;
        };
    }

    private Object answer(Method method, Object... arguments) throws ReflectionException {
        try {
            Object result = method.invoke(target, arguments);
            return OpenRows.value(shapes.get(method), result);
        } catch (InvocationTargetException e) {
            throw refusal(e.getCause());
        } catch (IllegalAccessException e) {
            throw new ReflectionException(e);
        }
    }

    /** Clients lack our exception classes, so they get exceptions of the JDK with our message. */
    private static RuntimeException refusal(Throwable cause) {
        if (cause instanceof ConfigurationException) {
            return new IllegalArgumentException(cause.getMessage());
        }
        if (cause instanceof UnavailableException) {
            return new IllegalStateException(cause.getMessage());
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        AttributeList values = new AttributeList();
        for (String name : names) {
            try {
                values.add(new Attribute(name, getAttribute(name)));
            } catch (AttributeNotFoundException
                    | MBeanException
                    | ReflectionException
                    | RuntimeException e) {
                // An attribute that cannot be read is left out, as JMX has it.
                continue;
            }
        }
        return values;
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribute.getName() + " cannot be written");
    }

    @Override
    public AttributeList setAttributes(AttributeList attributesToSet) {
        return new AttributeList();
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        return info;
    }
}
