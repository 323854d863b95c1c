package dev.p2c.operate;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.management.openmbean.ArrayType;
import javax.management.openmbean.CompositeData;
import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;

/**
 * Turns records into the open types of JMX, which every client can read without our classes: a
 * record into {@link CompositeData}, a list of records into an array, a map into {@link
 * TabularData}. Times, durations and enums become their texts; an empty {@link Optional} is null.
 */
public final class OpenRows {

    private OpenRows() {}

    /** The record's parts by their names. */
    public static CompositeData row(Record row) {
        return (CompositeData) value(OpenShape.of(row.getClass()), row);
    }

    /** The rows in their order. */
    public static CompositeData[] rows(Class<? extends Record> shape, List<?> rows) {
        return (CompositeData[]) value(OpenShape.listOf(shape), rows);
    }

    /** The rows as a table with a key: the part of the record with that name. */
    public static TabularData table(Class<? extends Record> shape, String key, List<?> rows) {
        CompositeType type = (CompositeType) OpenShape.of(shape).type();
        try {
            TabularData table =
                    new TabularDataSupport(
                            new TabularType(
                                    type.getTypeName() + "s",
                                    type.getDescription(),
                                    type,
                                    new String[] {key}));
            table.putAll(rows(shape, rows));
            return table;
        } catch (OpenDataException e) {
            throw new IllegalArgumentException(shape.getName() + " by " + key, e);
        }
    }

    /** The value in the open type of its shape. */
    static Object value(OpenShape shape, Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Optional<?> optional) {
            return value(shape, optional.orElse(null));
        }
        if (value instanceof Record row) {
            return composite(shape, row);
        }
        if (value instanceof Collection<?> list) {
            return array(shape, list);
        }
        if (value instanceof Map<?, ?> map) {
            return tabular(shape, map);
        }
        return shape.type() == SimpleType.STRING ? value.toString() : value;
    }

    private static CompositeData composite(OpenShape shape, Record row) {
        List<OpenShape.Part> parts = shape.parts();
        String[] names = new String[parts.size()];
        Object[] values = new Object[parts.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = parts.get(i).name();
            values[i] = value(parts.get(i).shape(), parts.get(i).of(row));
        }
        return data((CompositeType) shape.type(), names, values);
    }

    private static CompositeData data(CompositeType type, String[] names, Object[] values) {
        try {
            return new CompositeDataSupport(type, names, values);
        } catch (OpenDataException e) {
            throw new IllegalStateException(type.getTypeName(), e);
        }
    }

    private static Object array(OpenShape shape, Collection<?> list) {
        OpenType<?> element = ((ArrayType<?>) shape.type()).getElementOpenType();
        List<Object> values = new ArrayList<>();
        list.forEach(one -> values.add(value(shape.element(), one)));
        return values.toArray((Object[]) Array.newInstance(classOf(element), 0));
    }

    private static TabularData tabular(OpenShape shape, Map<?, ?> map) {
        TabularType type = (TabularType) shape.type();
        TabularData table = new TabularDataSupport(type);
        String[] names = {"key", "value"};
        map.forEach(
                (key, one) -> {
                    Object[] values = {key.toString(), value(shape.element(), one)};
                    table.put(data(type.getRowType(), names, values));
                });
        return table;
    }

    private static Class<?> classOf(OpenType<?> type) {
        try {
            return Class.forName(type.getClassName());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(type.getClassName(), e);
        }
    }
}
