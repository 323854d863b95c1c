package dev.p2c.app.cli;

import dev.p2c.app.settings.Settings;
import dev.p2c.error.ConfigurationException;

/** The option {@code --company}. */
final class Companies {

    private Companies() {}

    /**
     * Refuses a company that does not take part; a null is all companies.
     *
     * @throws ConfigurationException with the companies that take part
     */
    static void check(Settings settings, String company) {
        if (company != null && !settings.list("p2c.companies").contains(company)) {
            throw new ConfigurationException(
                    "--company " + company,
                    "is not among p2c.companies: " + settings.text("p2c.companies"));
        }
    }
}
