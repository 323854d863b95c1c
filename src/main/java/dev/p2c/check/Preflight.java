package dev.p2c.check;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.UnavailableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs checks one after another. A system that is away does not stop the checks of the others. Not
 * thread-safe.
 */
public final class Preflight {

    private final Installation installation;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> away = new TreeSet<>();

    private Preflight(Installation installation) {
        this.installation = installation;
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
        Preflight preflight = new Preflight(installation);
        checks.stream()
                .filter(check -> installation.connections().keySet().containsAll(check.needs()))
                .sorted(Comparator.comparing(Check::system).reversed())
                .forEach(preflight::run);
        return new Report(preflight.findings, preflight.away);
    }

    private void run(Check check) {
        Findings found = Findings.of(check);
        Set<String> absent = new TreeSet<>(check.needs());
        absent.retainAll(away);
        if (!absent.isEmpty()) {
            found.cannotBeSeen(
                    String.join(", ", absent) + " does not answer",
                    "run p2c check again once the system answers");
            findings.addAll(found.orOk(""));
            return;
        }
        try {
            findings.addAll(check.run(installation));
        } catch (UnavailableException e) {
            away.add(e.system());
            found.cannotBeSeen(e.getMessage(), "run p2c check again once the system answers");
            findings.addAll(found.orOk(""));
        } catch (ConfigurationException e) {
            found.cannotBeSeen(
                    e.getMessage(),
                    "let the application user read this, see docs/real-services.md");
            findings.addAll(found.orOk(""));
        }
    }
}
