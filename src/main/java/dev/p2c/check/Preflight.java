package dev.p2c.check;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.UnavailableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private static final String DOES = " does ";
    private static final String DO = " do ";
    private static final String AGAIN = "run bin/p2c check again once the system answers";

    private final Installation installation;
    private final BooleanSupplier stopped;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> away = new TreeSet<>();
    private final Set<String> refusing = new TreeSet<>();
    private final Map<String, Installation> narrowed = new HashMap<>();

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
            String systems = String.join(" and ", absent);
            unseen(check, systems + (absent.size() == 1 ? DOES : DO) + "not answer", AGAIN);
            return;
        }
        Optional<String> refused = check.needs().stream().filter(refusing::contains).findFirst();
        if (refused.isPresent()) {
            unseen(
                    check,
                    refused.get() + " does not accept the application user",
                    "see " + refused.get() + ".access");
            return;
        }
        look(check, narrowed.getOrDefault(check.system(), installation));
    }

    private void look(Check check, Installation seen) {
        if (seen.companies().isEmpty()) {
            unseen(check, "no company of p2c.companies exists", "see finance.company");
            return;
        }
        try {
            List<Finding> found = check.run(seen);
            findings.addAll(found);
            narrowed.put(check.system(), check.narrowed(seen, found));
            if (check instanceof AccessCheck && found.get(0).state() == CheckState.MISSING) {
                refusing.add(check.system());
            }
        } catch (UnavailableException e) {
            away.add(e.system());
            unseen(check, e.getMessage(), AGAIN);
        } catch (ConfigurationException e) {
            unseen(check, e.getMessage(), Refusal.remedy(e, check.system()));
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
