package dev.p2c.sandbox;

import dev.p2c.sandbox.http.InitialData;
import dev.p2c.sandbox.http.SignIn;
import dev.p2c.sandbox.story.StoryRate;
import dev.p2c.standin.StandInLauncher;
import dev.p2c.standin.StandInSettings;
import dev.p2c.standin.StandIns;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Starts the stand-ins for the application, which finds this class by ServiceLoader. */
public final class SandboxLauncher implements StandInLauncher {

    private static final String SALES = "sales";
    private static final String FINANCE = "finance";
    private static final String CDS = "cds";

    @Override
    public StandIns start(StandInSettings settings) {
        SandboxSettings sandbox =
                SandboxSettings.defaults()
                        .withPorts(
                                settings.tokenPort(),
                                settings.ports().get(SALES),
                                settings.ports().get(FINANCE))
                        .withBindAddress(settings.bindAddress())
                        .withTokenLifetime(settings.tokenLifetime())
                        .withBehaviour(
                                Behaviour.defaults().withSignIn(SignIn.of(settings.signIn())))
                        .withData(InitialData.valueOf(settings.data().toUpperCase(Locale.ROOT)));
        Integer cds = settings.ports().get(CDS);
        return new OpenSandbox(
                Sandbox.start(cds == null ? sandbox : sandbox.withCommonDataService(cds)));
    }

    @Override
    public List<String> storyRates() {
        return Arrays.stream(StoryRate.values()).map(StoryRate::toString).toList();
    }

    private record OpenSandbox(Sandbox sandbox) implements StandIns {

        @Override
        public List<Service> services() {
            List<Service> services = new ArrayList<>();
            services.add(new Service(SALES, "Sales", sandbox.salesUrl()));
            services.add(new Service(FINANCE, "Finance", sandbox.financeUrl()));
            sandbox.cdsUrl().ifPresent(url -> services.add(new Service(CDS, "CDS", url)));
            return services;
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
