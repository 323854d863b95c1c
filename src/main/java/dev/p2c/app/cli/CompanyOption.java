package dev.p2c.app.cli;

import dev.p2c.app.settings.Settings;
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
     * @throws dev.p2c.error.ConfigurationException if the settings do not name the company
     */
    Optional<String> in(Settings settings) {
        return Companies.asked(settings, company);
    }

    /** The option as it was given; empty without it. */
    String given() {
        return company == null ? "" : "--company " + company;
    }

    /**
     * The companies to look at: the one asked for, or all where none is.
     *
     * @throws dev.p2c.error.ConfigurationException if the settings do not name the company
     */
    List<String> chosen(Settings settings) {
        return Companies.chosen(settings, company);
    }
}
