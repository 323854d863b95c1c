package dev.p2c.sandbox;

import dev.p2c.sandbox.http.InitialData;
import dev.p2c.sandbox.http.SignIn;
import dev.p2c.sandbox.story.StoryRate;
import dev.p2c.standin.StandInLauncher;
import dev.p2c.standin.StandInSettings;
import dev.p2c.standin.StandIns;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Starts the stand-ins for the application, which finds this class by ServiceLoader. */
public final class SandboxLauncher implements StandInLauncher {

    @Override
    public StandIns start(StandInSettings settings) {
        return new OpenSandbox(
                Sandbox.start(
                        SandboxSettings.defaults()
                                .withPorts(
                                        settings.tokenPort(),
                                        settings.salesPort(),
                                        settings.financePort())
                                .withBindAddress(settings.bindAddress())
                                .withTokenLifetime(settings.tokenLifetime())
                                .withBehaviour(
                                        Behaviour.defaults()
                                                .withSignIn(SignIn.of(settings.signIn())))
                                .withData(
                                        InitialData.valueOf(
                                                settings.data().toUpperCase(Locale.ROOT)))));
    }

    @Override
    public List<String> storyRates() {
        return Arrays.stream(StoryRate.values()).map(StoryRate::toString).toList();
    }

    private record OpenSandbox(Sandbox sandbox) implements StandIns {

        @Override
        public URI salesUrl() {
            return sandbox.salesUrl();
        }

        @Override
        public URI financeUrl() {
            return sandbox.financeUrl();
        }

        @Override
        public URI tokenUrl() {
            return sandbox.tokenUrl();
        }

        @Override
        public void story(String rate) {
            sandbox.story(StoryRate.named(rate).orElseThrow());
        }

        @Override
        public String story() {
            return sandbox.story().toString();
        }

        @Override
        public void close() {
            sandbox.close();
        }
    }
}
