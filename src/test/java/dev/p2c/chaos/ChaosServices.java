package dev.p2c.chaos;

import dev.p2c.sandbox.Sandbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The stand-ins of one trial.
 *
 * @param cds Common Data Service, in a trial of the staged directions
 */
record ChaosServices(ChaosService sales, ChaosService finance, Optional<ChaosService> cds) {

    static ChaosServices of(Sandbox sandbox) {
        return new ChaosServices(
                new ChaosService(sandbox.salesUrl(), sandbox.tokenUrl()),
                new ChaosService(sandbox.financeUrl(), sandbox.tokenUrl()),
                sandbox.cdsUrl().map(url -> new ChaosService(url, sandbox.tokenUrl())));
    }

    List<ChaosService> all() {
        List<ChaosService> all = new ArrayList<>(List.of(sales, finance));
        cds.ifPresent(all::add);
        return all;
    }

    long sum(ToLongFunction<ChaosService> number) {
        return all().stream().mapToLong(number).sum();
    }
}
