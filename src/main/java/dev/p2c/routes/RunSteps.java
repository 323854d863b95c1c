package dev.p2c.routes;

import dev.p2c.error.SyncException;
import dev.p2c.run.CompanyRun;
import dev.p2c.run.Run;
import dev.p2c.run.Runs;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.spi.Synchronization;

/**
 * The steps of {@code routes/shared/direction.yaml}: begins the run of a direction's route and ends
 * it together with the exchange. Thread-safe.
 */
public final class RunSteps {

    private static final String RUN = "run";

    private final Runs runs;
    private final Consumer<String> check;
    private final Predicate<String> instead;

    /**
     * @param check throws a {@link SyncException} if a task of a direction cannot run
     * @param instead makes the plan of a direction that writes nothing, and says whether the plan
     *     takes the place of the pass
     */
    public RunSteps(Runs runs, Consumer<String> check, Predicate<String> instead) {
        this.instead = instead;
        this.runs = runs;
        this.check = check;
    }

    /**
     * Begins the run of the exchange's route and makes it the body. The end is registered with the
     * exchange's unit of work, which Camel completes on success, on failure and on shutdown. Where
     * a plan takes the place of the pass, the route goes no further.
     */
    public void begin(Exchange exchange) {
        String direction = exchange.getFromRouteId();
        if (instead.test(direction)) {
            exchange.setRouteStop(true);
            return;
        }
        Run run = runs.begin(direction, exchange.getMessage().getBody());
        exchange.setProperty(RUN, run);
        exchange.getMessage().setBody(run);
        exchange.getExchangeExtension().addOnCompletion(new End(run));
        run.work(() -> checked(run));
    }

    /** A direction with a mistake fails for all companies before its first task writes a row. */
    private Run checked(Run run) {
        try {
            check.accept(run.direction());
        } catch (SyncException e) {
            run.open().forEach(company -> run.failed(company.company(), e));
        }
        return run;
    }

    /** The companies of a run that continue with its next task. */
    public List<CompanyRun> open(Run run) {
        return runs.open(run);
    }

    /** Ends the run as failed; without a run, logs why none could begin. */
    public void failed(Exchange exchange) {
        runs.failed(
                exchange.getFromRouteId(),
                exchange.getProperty(RUN, Run.class),
                cause(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)));
    }

    /** Camel wraps an {@link Error} of a step; the run's history shows the error itself. */
    private static Throwable cause(Exception thrown) {
        boolean isWrapped = thrown instanceof CamelExecutionException && thrown.getCause() != null;
        return isWrapped ? thrown.getCause() : thrown;
    }

    /** Ends a run that has not ended yet; {@link Runs} ignores a second end. */
    private final class End implements Synchronization {

        private final Run run;

        private End(Run run) {
            this.run = run;
        }

        @Override
        public void onComplete(Exchange exchange) {
            runs.end(run);
        }

        @Override
        public void onFailure(Exchange exchange) {
            runs.failed(run.direction(), run, cause(exchange.getException()));
        }
    }
}
