package dev.p2c.app.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a plan is written besides the terminal. */
final class PlanArguments {

    @Option(
            names = "-o",
            paramLabel = "FILE",
            description = "Also writes the plan into this file, which bin/p2c apply takes.")
    private Path file;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Also writes one page for the business, to be opened in a browser.")
    private Path html;

    Optional<Path> html() {
        return Optional.ofNullable(html);
    }

    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /**
     * Checks that the files can be written.
     *
     * @throws dev.p2c.error.ConfigurationException if one cannot
     */
    void check() {
        file().ifPresent(WholeFile::check);
        html().ifPresent(WholeFile::check);
    }

    boolean isAny() {
        return file != null || html != null;
    }
}
