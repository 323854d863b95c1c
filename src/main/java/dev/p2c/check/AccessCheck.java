package dev.p2c.check;

import dev.p2c.error.ConfigurationException;
import java.util.List;

/** Whether the system answers and accepts the application user. */
public final class AccessCheck implements Check {

    private final String system;

    public AccessCheck(String system) {
        this.system = system;
    }

    @Override
    public String id() {
        return system + ".access";
    }

    @Override
    public String system() {
        return system;
    }

    @Override
    public boolean isCheap() {
        return true;
    }

    @Override
    public List<Finding> run(Installation installation) {
        Findings findings = Findings.of(this);
        try {
            installation.connection(system).check();
        } catch (ConfigurationException e) {
            findings.missing(
                    e.getMessage(),
                    "register the application user in the system and check p2c."
                            + system
                            + ".client.id and its secret, see docs/real-services.md");
        }
        return findings.orOk("the system answers and accepts the application user");
    }
}
