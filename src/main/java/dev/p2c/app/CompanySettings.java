package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import dev.p2c.odata.dialect.BusinessUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The companies that take part, in the order of the settings, and their business units in Sales.
 *
 * @param units by company; empty where a single company has the rows of all business units
 */
public record CompanySettings(List<String> names, Map<String, BusinessUnit> units) {

    private static final String LIST = "p2c.companies";

    public CompanySettings {
        names = List.copyOf(names);
        units = Map.copyOf(units);
    }

    /**
     * Reads the companies and checks that each has a business unit of its own.
     *
     * @throws ConfigurationException with every mistake at once
     */
    public static CompanySettings of(Settings settings) {
        List<String> names = settings.list(LIST);
        List<Problem> problems = new ArrayList<>();
        if (names.isEmpty()) {
            problems.add(new Problem(LIST, "names no company, expected one like usmf"));
        }
        if (names.stream().distinct().count() < names.size()) {
            problems.add(new Problem(LIST, "names a company twice: " + settings.text(LIST)));
        }
        Map<String, BusinessUnit> units = new LinkedHashMap<>();
        Map<String, String> taken = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String company : names.stream().distinct().toList()) {
            String setting = "p2c.company." + company + ".business-unit";
            Optional<String> unit = settings.optional(setting);
            unit.ifPresent(name -> units.put(company, new BusinessUnit(name, setting)));
            if (unit.isEmpty() && names.size() > 1) {
                problems.add(
                        new Problem(
                                setting,
                                "is not set; only a single company may have all business units"));
            }
            String other = unit.map(name -> taken.put(name, company)).orElse(null);
            if (other != null) {
                problems.add(
                        new Problem(
                                setting,
                                "\""
                                        + unit.get()
                                        + "\" is the business unit of "
                                        + other
                                        + " already"));
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new CompanySettings(names, units);
    }

    /** {@code usmf (US operations), demf (German operations)}. */
    @Override
    public String toString() {
        return names.stream()
                .map(
                        name ->
                                units.containsKey(name)
                                        ? name + " (" + units.get(name).name() + ")"
                                        : name)
                .collect(Collectors.joining(", "));
    }
}
