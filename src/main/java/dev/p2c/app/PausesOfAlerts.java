package dev.p2c.app;

import dev.p2c.alert.Pauser;
import dev.p2c.desk.Operator;
import dev.p2c.desk.Pauses;

/** Pauses directions in the name of the rule that found too many rejected rows. */
record PausesOfAlerts(Pauses pauses) implements Pauser {

    private static final Operator RULE = new Operator("auto-pause", "alerts");

    @Override
    public boolean isPaused(String direction) {
        return pauses.of(direction).isPresent();
    }

    @Override
    public void pause(String direction, String reason) {
        pauses.pause(direction, RULE, reason);
    }
}
