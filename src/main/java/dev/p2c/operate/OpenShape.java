package dev.p2c.operate;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularType;

/**
 * The open type that belongs to a Java type.
 *
 * @param parts of a record, in order
 * @param element of a list or the values of a map; null for others
 */
record OpenShape(OpenType<?> type, List<Part> parts, OpenShape element) {

    private static final Map<Class<?>, SimpleType<?>> SIMPLE =
            Map.ofEntries(
                    Map.entry(void.class, SimpleType.VOID),
                    Map.entry(boolean.class, SimpleType.BOOLEAN),
                    Map.entry(Boolean.class, SimpleType.BOOLEAN),
                    Map.entry(int.class, SimpleType.INTEGER),
                    Map.entry(Integer.class, SimpleType.INTEGER),
                    Map.entry(long.class, SimpleType.LONG),
                    Map.entry(Long.class, SimpleType.LONG),
                    Map.entry(double.class, SimpleType.DOUBLE),
                    Map.entry(Double.class, SimpleType.DOUBLE),
                    Map.entry(BigDecimal.class, SimpleType.BIGDECIMAL));

    /** A part of a record. */
    record Part(String name, OpenShape shape, Method accessor) {

        Object of(Record row) {
            try {
                return accessor.invoke(row);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(accessor.toString(), e);
            }
        }
    }

    static OpenShape of(Type type) {
        try {
            return of(type, Map.of());
        } catch (OpenDataException e) {
            throw new IllegalArgumentException(type.getTypeName(), e);
        }
    }

    static OpenShape listOf(Type element) {
        try {
            return list(of(element, Map.of()));
        } catch (OpenDataException e) {
            throw new IllegalArgumentException(element.getTypeName(), e);
        }
    }

    private static OpenShape of(Type type, Map<TypeVariable<?>, Type> known)
            throws OpenDataException {
        if (type instanceof TypeVariable<?> variable) {
            return of(known.get(variable), known);
        }
        if (type instanceof ParameterizedType generic) {
            return generic((Class<?>) generic.getRawType(), generic, known);
        }
        Class<?> simple = (Class<?>) type;
        if (SIMPLE.containsKey(simple)) {
            return simple(SIMPLE.get(simple));
        }
        return simple.isRecord() ? record(simple, known) : simple(SimpleType.STRING);
    }

    private static OpenShape generic(
            Class<?> raw, ParameterizedType type, Map<TypeVariable<?>, Type> known)
            throws OpenDataException {
        Type[] arguments = type.getActualTypeArguments();
        if (raw.isRecord()) {
            Map<TypeVariable<?>, Type> bound = new HashMap<>(known);
            for (int i = 0; i < arguments.length; i++) {
                bound.put(raw.getTypeParameters()[i], arguments[i]);
            }
            return record(raw, bound);
        }
        if (raw == Optional.class) {
            return of(arguments[0], known);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return list(of(arguments[0], known));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return map(of(arguments[1], known));
        }
        throw new IllegalArgumentException("no open type for " + type.getTypeName());
    }

    private static OpenShape simple(SimpleType<?> type) {
        return new OpenShape(type, List.of(), null);
    }

    private static OpenShape list(OpenShape element) throws OpenDataException {
        return new OpenShape(new ArrayType<>(1, element.type), List.of(), element);
    }

    private static OpenShape map(OpenShape value) throws OpenDataException {
        String[] names = {"key", "value"};
        CompositeType entry =
                new CompositeType(
                        "Entry of " + value.type.getTypeName(),
                        "key and value",
                        names,
                        names,
                        new OpenType<?>[] {SimpleType.STRING, value.type});
        TabularType type =
                new TabularType(
                        "Map of " + value.type.getTypeName(),
                        "values by key",
                        entry,
                        new String[] {"key"});
        return new OpenShape(type, List.of(), value);
    }

    private static OpenShape record(Class<?> shape, Map<TypeVariable<?>, Type> known)
            throws OpenDataException {
        List<Part> parts = new ArrayList<>();
        List<String> descriptions = new ArrayList<>();
        for (RecordComponent component : shape.getRecordComponents()) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            OpenShape part = of(component.getGenericType(), known);
            parts.add(new Part(component.getName(), part, accessor));
            descriptions.add(description(component, component.getName()));
        }
        CompositeType type =
                new CompositeType(
                        shape.getSimpleName(),
                        description(shape, shape.getSimpleName()),
                        parts.stream().map(Part::name).toArray(String[]::new),
                        descriptions.toArray(String[]::new),
                        parts.stream().map(part -> part.shape.type).toArray(OpenType<?>[]::new));
        return new OpenShape(type, parts, null);
    }

    /** The description of an element; the given text if it has none. */
    static String description(AnnotatedElement element, String otherwise) {
        Described described = element.getAnnotation(Described.class);
        return described == null ? otherwise : described.value();
    }
}
