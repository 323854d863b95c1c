package dev.p2c.app.cli;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.Suggestion;
import java.util.List;
import java.util.Optional;

/** The option {@code --company}. */
final class Companies {

    private Companies() {}

    /**
     * The company in the letters of the settings.
     *
     * @throws ConfigurationException with the companies that take part
     */
    static String known(Settings settings, String company) {
        List<String> all = settings.list("p2c.companies");
        return all.stream()
                .filter(company::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "--company " + company,
                                        "is not among p2c.companies: %s.%s"
                                                .formatted(
                                                        String.join(", ", all),
                                                        Suggestion.nearest(company, all)
                                                                .map(
                                                                        " Did you mean \"%s\"?"
                                                                                ::formatted)
                                                                .orElse(""))));
    }

    /**
     * The company that was asked for; empty for a null, which is all companies.
     *
     * @throws ConfigurationException with the companies that take part
     */
    static Optional<String> asked(Settings settings, String company) {
        return Optional.ofNullable(company).map(given -> known(settings, given));
    }

    /** The companies to look at: the one asked for, or all where none is. */
    static List<String> chosen(Settings settings, String company) {
        return company == null ? settings.list("p2c.companies") : List.of(known(settings, company));
    }
}
