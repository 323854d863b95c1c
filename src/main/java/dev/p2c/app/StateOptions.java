package dev.p2c.app;

import dev.p2c.app.settings.Settings;
import dev.p2c.state.StateSettings;

/** Reads the settings of the state database. */
public final class StateOptions {

    private StateOptions() {}

    public static StateSettings of(Settings settings) {
        return new StateSettings(
                settings.text("p2c.state.url"),
                settings.text("p2c.state.user"),
                settings.text("p2c.state.password"),
                settings.number("p2c.state.pool"),
                settings.list("p2c.state.key"),
                settings.duration("p2c.state.wait"),
                !settings.duration("p2c.state.keep.history").isZero());
    }
}
