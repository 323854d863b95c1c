package dev.p2c.chaos;

import dev.p2c.sandbox.Sandbox;
import dev.p2c.state.StateSettings;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Starts processes of the application, and pauses and kills them while they work. */
final class Lives {

    static final Duration SHORT_PAUSE = Duration.ofSeconds(2);
    static final Duration LONGER_THAN_A_LEASE = Duration.ofSeconds(50);

    private static final List<String> DIRECTIONS =
            List.of(
                    "accounts",
                    "products",
                    "contacts",
                    "contact-customers",
                    "quotes",
                    "orders-to-finance",
                    "orders-to-sales",
                    "invoices");
    private static final int LONGEST_LIFE_MS = 5000;
    private static final int MOST_REQUESTS = 300;
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(30);
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Sandbox sandbox;
    private final StateSettings state;
    private final ChaosServices services;
    private final Random random;
    private final File log;

    Lives(Sandbox sandbox, StateSettings state, ChaosServices services, Random random, File log) {
        this.sandbox = sandbox;
        this.state = state;
        this.services = services;
        this.random = random;
        this.log = log;
    }

    /** Starts a process that is used until its end. */
    AppLife started(String... command) throws IOException {
        return AppLife.start(environment(), log, command);
    }

    /** Starts a process, lets it work for a while, and kills it. */
    void live(Duration pause) throws IOException {
        AppLife life = begun();
        awaitRequests(random.nextInt(MOST_REQUESTS));
        if (!pause.isZero()) {
            life.pause();
            TimedPause.millis(pause.toMillis());
        }
        if (pause.equals(LONGER_THAN_A_LEASE)) {
            // Takes over what the paused process held; both run when that one wakes up.
            AppLife other = begun();
            life.goOn();
            TimedPause.millis(LONGEST_LIFE_MS);
            other.kill();
        } else if (!pause.isZero()) {
            life.goOn();
            TimedPause.millis(random.nextInt(1000));
        }
        life.kill();
    }

    /** Waits for the first request of the process, from which on it may be killed. */
    private AppLife begun() throws IOException {
        long before = requests();
        AppLife life = started("run");
        Instant patience = Instant.now().plus(LONGEST_START);
        while (requests() == before) {
            if (!life.isAlive() || Instant.now().isAfter(patience)) {
                life.kill();
                throw new IllegalStateException("the application does not start; see " + log);
            }
            TimedPause.millis(20);
        }
        return life;
    }

    /** A kill after some requests strikes each direction, however slow the machine is. */
    private void awaitRequests(int count) {
        long last = requests() + count;
        Instant patience = Instant.now().plus(LONGEST_LIFE);
        while (requests() < last && Instant.now().isBefore(patience)) {
            TimedPause.millis(20);
        }
    }

    private long requests() {
        return services.sum(service -> service.control("stats").get("requests").asLong());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("P2C_SALES_URL", sandbox.salesUrl().toString());
        environment.put("P2C_SALES_TOKEN_URL", sandbox.tokenUrl().toString());
        environment.put("P2C_FINANCE_URL", sandbox.financeUrl().toString());
        environment.put("P2C_FINANCE_TOKEN_URL", sandbox.tokenUrl().toString());
        environment.put("P2C_STATE_URL", state.url());
        environment.put("P2C_STATE_USER", state.user());
        environment.put("P2C_STATE_PASSWORD", state.password());
        environment.put("P2C_HTTP_PORT", "0");
        environment.put("P2C_RETRY_AFTER", "1s");
        // More requests give more places at which a kill can strike.
        environment.put("P2C_BATCH_SIZE", "20");
        sandbox.cdsUrl()
                .ifPresent(
                        url -> {
                            environment.put("P2C_STAGED", "true");
                            environment.put("P2C_CDS_URL", url.toString());
                            environment.put("P2C_CDS_TOKEN_URL", sandbox.tokenUrl().toString());
                        });
        boolean staged = sandbox.cdsUrl().isPresent();
        for (String direction : staged ? StagedNames.directions(DIRECTIONS) : DIRECTIONS) {
            String name = direction.replace('-', '_').toUpperCase(java.util.Locale.ROOT);
            environment.put("P2C_" + name + "_CRON", "* * * * * ?");
        }
        return environment;
    }
}
