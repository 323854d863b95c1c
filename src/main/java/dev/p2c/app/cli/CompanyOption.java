package dev.p2c.app.cli;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;
import dev.p2c.mapping.Suggestion;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --company}, which refuses a company that the settings do not name. */
final class CompanyOption {

    @Option(names = "--company", paramLabel = "C", description = "Only this legal entity.")
    private String company;

    /**
     * The company that was asked for, in the letters of the settings.
     *
     * @throws ConfigurationException if the settings do not name the company
     */
    Optional<String> in(Settings settings) {
        if (company == null) {
            return Optional.empty();
        }
        List<String> known = settings.list("p2c.companies");
        return Optional.of(
                known.stream()
                        .filter(company::equalsIgnoreCase)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new ConfigurationException(
                                                "--company " + company,
                                                "is not among p2c.companies: "
                                                        + settings.text("p2c.companies")
                                                        + "."
                                                        + Suggestion.didYouMean(company, known))));
    }
}
