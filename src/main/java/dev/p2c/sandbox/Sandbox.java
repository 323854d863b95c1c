package dev.p2c.sandbox;

import dev.p2c.sandbox.demo.CommonDataServiceSeeder;
import dev.p2c.sandbox.demo.FinanceSeeder;
import dev.p2c.sandbox.demo.SalesSeeder;
import dev.p2c.sandbox.finance.FinanceService;
import dev.p2c.sandbox.http.ListenAddress;
import dev.p2c.sandbox.http.Listener;
import dev.p2c.sandbox.http.ODataService;
import dev.p2c.sandbox.http.Tokens;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.odata.FinanceReadStyle;
import dev.p2c.sandbox.odata.Indexes;
import dev.p2c.sandbox.odata.ODataReader;
import dev.p2c.sandbox.odata.ReaderSettings;
import dev.p2c.sandbox.sales.SalesService;
import dev.p2c.sandbox.sales.SalesSettings;
import dev.p2c.sandbox.store.Store;
import dev.p2c.sandbox.story.SandboxAddresses;
import dev.p2c.sandbox.story.Story;
import dev.p2c.sandbox.story.StoryRate;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/**
 * Runs the stand-ins of Sales, Finance and, if asked, Common Data Service, with their token
 * service. Several instances may run in one process. Closing an instance frees its ports at once.
 */
public final class Sandbox implements AutoCloseable {

    private static final String DATAVERSE_ROOT = "/api/data/v9.2/";

    private final Deque<Listener> open = new ArrayDeque<>();
    private final SandboxSettings settings;
    private final Tokens tokens;
    private final SalesService sales;
    private final FinanceService finance;
    private final Optional<SalesService> commonDataService;
    private final Story story;
    private final Listener tokenListener;
    private final Listener salesListener;
    private final Listener financeListener;
    private final Optional<Listener> cdsListener;

    private Sandbox(
            SandboxSettings settings,
            SalesService sales,
            FinanceService finance,
            Optional<SalesService> commonDataService) {
        this.sales = sales;
        this.finance = finance;
        this.commonDataService = commonDataService;
        this.story = new Story(this::addresses, settings.clock(), storyExecutor());
        this.settings = settings;
        this.tokens = new Tokens(settings.clock(), settings.tokenLifetime());
        try {
            this.tokenListener =
                    opened(
                            () ->
                                    Listener.tokens(
                                            bind("token", settings.tokenPort()),
                                            tokens,
                                            settings.behaviour().signIn(),
                                            settings.clock()));
            this.salesListener = service("sales", settings.salesPort(), sales);
            this.financeListener = service("finance", settings.financePort(), finance);
            this.cdsListener =
                    commonDataService.map(
                            cds -> service("cds", settings.cdsPort().orElseThrow(), cds));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Fills the stand-ins with data and opens their ports.
     *
     * @throws dev.p2c.error.ConfigurationException if a port cannot be opened
     */
    public static Sandbox start(SandboxSettings settings) {
        SalesService sales = sales(settings);
        FinanceService finance = finance(settings);
        sales.reset(settings.data());
        finance.reset(settings.data());
        Optional<SalesService> cds =
                settings.cdsPort().isPresent()
                        ? Optional.of(commonDataService(settings))
                        : Optional.empty();
        cds.ifPresent(service -> service.reset(settings.data()));
        return new Sandbox(settings, sales, finance, cds);
    }

    private static SalesService sales(SandboxSettings settings) {
        Behaviour behaviour = settings.behaviour();
        return SalesService.open(
                behaviour.sales(),
                behaviour.salesReading(),
                settings.clock(),
                new SalesSeeder(settings.clock()));
    }

    private static SalesService commonDataService(SandboxSettings settings) {
        return SalesService.plain(
                ServiceModel.commonDataService(),
                SalesSettings.commonDataService(),
                ReaderSettings.sales(),
                settings.clock(),
                new CommonDataServiceSeeder(settings.clock()));
    }

    private static FinanceService finance(SandboxSettings settings) {
        ServiceModel model = ServiceModel.finance();
        Store store = new Store(model);
        Indexes.ofFinance(store);
        Behaviour behaviour = settings.behaviour();
        ODataReader reader =
                new ODataReader(
                        model, store, new FinanceReadStyle(model), behaviour.financeReading());
        return new FinanceService(
                model,
                store,
                reader,
                behaviour.finance(),
                settings.clock(),
                new FinanceSeeder(store));
    }

    private Listener service(String name, int port, ODataService service) {
        return opened(
                () ->
                        Listener.service(
                                bind(name, port),
                                service,
                                tokens,
                                settings.behaviour().wire(),
                                story,
                                settings.clock()));
    }

    /** Executor of the simulated business; it starts its thread with the first task. */
    private static ScheduledExecutorService storyExecutor() {
        return Executors.newSingleThreadScheduledExecutor(
                task -> {
                    Thread thread = new Thread(task, "sandbox-story");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    private SandboxAddresses addresses() {
        return new SandboxAddresses(tokenUrl(), salesUrl(), financeUrl());
    }

    private Listener opened(Supplier<Listener> start) {
        Listener listener = start.get();
        open.push(listener);
        return listener;
    }

    private ListenAddress bind(String name, int port) {
        return new ListenAddress(settings.bindAddress(), port, "p2c.sandbox." + name + ".port");
    }

    /** Address of the token endpoint, tenant included. */
    public URI tokenUrl() {
        return tokenListener.url().resolve("/sandbox/oauth2/v2.0/token");
    }

    /** Address of the token endpoint on its port with TLS; empty where there is none. */
    public Optional<URI> tokenUrlWithTls() {
        return tokenListener.urlWithTls().map(url -> url.resolve("/sandbox/oauth2/v2.0/token"));
    }

    /** Service root of Sales, ending in a slash. */
    public URI salesUrl() {
        return salesListener.url().resolve(DATAVERSE_ROOT);
    }

    /** Service root of Finance, ending in a slash. */
    public URI financeUrl() {
        return financeListener.url().resolve("/data/");
    }

    /** Service root of Common Data Service, ending in a slash; empty where it was not started. */
    public Optional<URI> cdsUrl() {
        return cdsListener.map(listener -> listener.url().resolve(DATAVERSE_ROOT));
    }

    /**
     * Starts the simulated business at this rate, or stops it with {@link StoryRate#OFF}. It is off
     * until the first call.
     */
    public void story(StoryRate rate) {
        story.rate(rate);
    }

    /** Current rate of the simulated business. */
    public StoryRate story() {
        return story.current();
    }

    /** The Sales service, for tests that read or write without HTTP. */
    public SalesService sales() {
        return sales;
    }

    /** The Finance service, for tests that read or write without HTTP. */
    public FinanceService finance() {
        return finance;
    }

    /** Common Data Service, for tests that read or write without HTTP; empty if not started. */
    public Optional<SalesService> commonDataService() {
        return commonDataService;
    }

    @Override
    public void close() {
        story.close();
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
