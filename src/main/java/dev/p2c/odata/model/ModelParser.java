package dev.p2c.odata.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads {@code $metadata} in one pass and keeps only what {@link Model} needs, since documents have
 * tens of megabytes.
 */
public final class ModelParser {

    /** One type as written, without the properties of its base type. */
    private static final class Type {
        private final String base;
        private final List<String> key = new ArrayList<>();
        private final Map<String, Model.Property> properties = new LinkedHashMap<>();
        private final Map<String, Lookup> lookups = new LinkedHashMap<>();

        private Type(String base) {
            this.base = base;
        }
    }

    private record Lookup(String type, Optional<String> column) {}

    private record EntitySet(String type, Map<String, String> bindings) {}

    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,9}");
    private static final Pattern VALUE = Pattern.compile("-?[0-9]{1,18}");
    private static final XMLInputFactory FACTORY = factory();

    private final Map<String, Type> types = new HashMap<>();
    private final Map<String, Map<String, Long>> enums = new HashMap<>();
    private Map<String, Long> members = new LinkedHashMap<>();
    private final Map<String, EntitySet> sets = new LinkedHashMap<>();
    private final Map<String, String> setOfType = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private String namespace = "";
    private String alias = "";
    private Type type = new Type("");
    private EntitySet set = new EntitySet("", new HashMap<>());
    private String lookup;
    private Model.Property property;
    private EditingTerms editing = new EditingTerms();
    private String term = "";
    private boolean isBool;

    private ModelParser() {}

    /**
     * Parses the document of {@code $metadata}.
     *
     * @throws IOException if the document is no CSDL, or ends early
     */
    public static Model parse(byte[] document) throws IOException {
        ModelParser parser = new ModelParser();
        try {
            XMLStreamReader xml =
                    FACTORY.createXMLStreamReader(new ByteArrayInputStream(document), "UTF-8");
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> parser.start(xml);
                    case XMLStreamConstants.CHARACTERS -> parser.text(xml);
                    case XMLStreamConstants.END_ELEMENT -> parser.end(xml.getLocalName());
                    case XMLStreamConstants.DTD ->
                            throw new IOException("$metadata has a document type; CSDL has none");
                    default -> {
                        // Comments hold nothing of the model.
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw new IOException("$metadata is not well-formed: " + e.getMessage(), e);
        }
        return parser.model();
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private void start(XMLStreamReader xml) {
        String name = attribute(xml, "Name");
        switch (xml.getLocalName()) {
            case "Schema" -> {
                namespace = attribute(xml, "Namespace");
                alias = attribute(xml, "Alias");
            }
            case "EntityType" -> {
                type = new Type(qualified(attribute(xml, "BaseType")));
                types.put(namespace + "." + name, type);
            }
            case "ComplexType", "Action", "Function" -> type = new Type("");
            case "EnumType" -> {
                members = new LinkedHashMap<>();
                enums.put(namespace + "." + name, members);
            }
            case "Member" -> members.put(name, value(attribute(xml, "Value"), members.size()));
            case "PropertyRef" -> type.key.add(name);
            case "Property" -> property(xml, name);
            case "Annotation" -> annotation(xml);
            case "Bool" -> isBool = true;
            case "NavigationProperty" -> navigation(xml, name);
            case "ReferentialConstraint" -> constraint(attribute(xml, "Property"));
            case "EntitySet" -> entitySet(name, qualified(attribute(xml, "EntityType")));
            case "Singleton" -> set = new EntitySet("", new HashMap<>());
            case "NavigationPropertyBinding" ->
                    set.bindings.put(attribute(xml, "Path"), attribute(xml, "Target"));
            default -> {
                // Actions are not used.
            }
        }
    }

    /** A member's value; without one, members count from zero (CSDL XML, 10.2). */
    private static long value(String text, int place) {
        return VALUE.matcher(text).matches() ? Long.parseLong(text) : place;
    }

    private static List<String> byValue(Map<String, Long> members) {
        return members.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void property(XMLStreamReader xml, String name) {
        editing = new EditingTerms();
        property =
                new Model.Property(
                        name,
                        qualified(attribute(xml, "Type")),
                        number(attribute(xml, "MaxLength")),
                        number(attribute(xml, "Scale")),
                        Model.Editing.FREE);
        type.properties.put(name, property);
    }

    /** A length or scale; empty for {@code max}, {@code variable} and where there is none. */
    private static OptionalInt number(String text) {
        return LENGTH.matcher(text).matches()
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    /** An annotation of a property has its value as an attribute or as an element. */
    private void annotation(XMLStreamReader xml) {
        term = property == null ? "" : attribute(xml, "Term");
        if (!term.isEmpty()) {
            editing.add(term, attribute(xml, "Bool"));
        }
    }

    private void text(XMLStreamReader xml) {
        if (isBool && !term.isEmpty()) {
            editing.add(term, xml.getText().strip());
        }
    }

    private void end(String element) {
        if (element.equals("Bool")) {
            isBool = false;
        } else if (element.equals("Property") && property != null) {
            Model.Property read = property;
            type.properties.put(
                    read.name(),
                    new Model.Property(
                            read.name(),
                            read.type(),
                            read.maxLength(),
                            read.scale(),
                            editing.editing()));
            property = null;
        }
    }

    private void navigation(XMLStreamReader xml, String name) {
        String target = qualified(attribute(xml, "Type"));
        lookup = target.startsWith("Collection(") ? null : name;
        if (lookup != null) {
            type.lookups.put(name, new Lookup(target, Optional.empty()));
        }
    }

    private void constraint(String column) {
        if (lookup != null) {
            type.lookups.computeIfPresent(
                    lookup, (name, found) -> new Lookup(found.type, Optional.of(column)));
        }
    }

    private void entitySet(String name, String entityType) {
        set = new EntitySet(entityType, new HashMap<>());
        sets.put(name, set);
        setOfType.putIfAbsent(entityType, name);
    }

    private String qualified(String written) {
        return !alias.isEmpty() && written.startsWith(alias + ".")
                ? texts.computeIfAbsent(namespace + written.substring(alias.length()), t -> t)
                : written;
    }

    /** An attribute; equal texts share one object, since a model repeats them very often. */
    private String attribute(XMLStreamReader xml, String name) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? "" : texts.computeIfAbsent(value, text -> text);
    }

    private Model model() {
        Map<String, Model.EntityType> found = new LinkedHashMap<>();
        sets.forEach((name, entitySet) -> found.put(name, entityType(name, entitySet)));
        Map<String, List<String>> names = new HashMap<>();
        enums.forEach((name, values) -> names.put(name, byValue(values)));
        return new Model(found, names);
    }

    private Model.EntityType entityType(String name, EntitySet entitySet) {
        List<String> key = new ArrayList<>();
        Map<String, Model.Property> properties = new LinkedHashMap<>();
        Map<String, Model.Navigation> navigations = new LinkedHashMap<>();
        for (Type level : lineage(entitySet.type)) {
            // A type's own key replaces the key of its base type, as Dataverse has it.
            if (!level.key.isEmpty()) {
                key.clear();
                key.addAll(level.key);
            }
            properties.putAll(level.properties);
            level.lookups.forEach(
                    (field, to) -> navigations.put(field, navigation(field, to, entitySet)));
        }
        return new Model.EntityType(name, entitySet.type, key, properties, navigations);
    }

    private Model.Navigation navigation(String field, Lookup to, EntitySet entitySet) {
        String bound = entitySet.bindings.get(field);
        String target = bound != null ? bound : setOfType.get(to.type);
        return new Model.Navigation(field, Optional.ofNullable(target), to.column);
    }

    /** A type and its base types, base types first. A cycle of base types is cut. */
    private List<Type> lineage(String name) {
        List<Type> lineage = new ArrayList<>();
        for (Type at = types.get(name); at != null && !lineage.contains(at); ) {
            lineage.add(0, at);
            at = types.get(at.base);
        }
        return lineage;
    }
}
