package dev.p2c.check;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.UnavailableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs checks one after another. A system that is away does not stop the checks of the others. Not
 * thread-safe.
 */
public final class Preflight {

    private static final Logger LOG = LoggerFactory.getLogger(Preflight.class);
    private static final String AGAIN = "run p2c check again once the system answers";
    private static final String RIGHTS = "docs/real-services.md";

    private final Installation installation;
    private final BooleanSupplier stopped;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> away = new TreeSet<>();

    private Preflight(Installation installation, BooleanSupplier stopped) {
        this.installation = installation;
        this.stopped = stopped;
    }

    /**
     * What all checks found.
     *
     * @param findings grouped by system, in the order of the checks
     * @param away the names of the systems that did not answer
     */
    public record Report(List<Finding> findings, Set<String> away) {

        public Report {
            findings = List.copyOf(findings);
            away = Set.copyOf(away);
        }

        /** Whether a requirement is not met. */
        public boolean isAnyMissing() {
            return findings.stream().anyMatch(f -> f.state() == CheckState.MISSING);
        }
    }

    /** Runs the checks whose systems are connected. */
    public static Report of(Installation installation, List<Check> checks) {
        return of(installation, checks, () -> false);
    }

    /**
     * Runs the checks whose systems are connected.
     *
     * @param stopped whether the caller stops, so that a check that breaks off is no fault
     */
    public static Report of(
            Installation installation, List<Check> checks, BooleanSupplier stopped) {
        Preflight preflight = new Preflight(installation, stopped);
        checks.stream()
                .filter(check -> installation.connections().keySet().containsAll(check.needs()))
                .filter(check -> check.isFor(installation))
                .sorted(Comparator.comparing(Check::system).reversed())
                .forEach(preflight::run);
        return new Report(preflight.findings, preflight.away);
    }

    private void run(Check check) {
        Set<String> absent = new TreeSet<>(check.needs());
        absent.retainAll(away);
        if (!absent.isEmpty()) {
            unseen(check, String.join(", ", absent) + " does not answer", AGAIN);
            return;
        }
        try {
            findings.addAll(check.run(installation));
        } catch (UnavailableException e) {
            away.add(e.system());
            unseen(check, e.getMessage(), AGAIN);
        } catch (ConfigurationException e) {
            unseen(check, e.getMessage(), "let the application user read it: see " + RIGHTS);
        } catch (RuntimeException e) {
            if (stopped.getAsBoolean()) {
                throw e;
            }
            // The other checks are worth more than the end of all.
            LOG.error("The check {} failed", check.id(), e);
            unseen(
                    check,
                    "the check itself failed: " + e.getMessage(),
                    "see the log, and report it");
        }
    }

    private void unseen(Check check, String evidence, String remedy) {
        for (String id : check.ids()) {
            Findings found = Findings.of(check, id);
            found.cannotBeSeen(evidence, remedy);
            findings.addAll(found.orOk(""));
        }
    }
}
