package dev.p2c.app;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.routepolicy.MicrometerRoutePolicyFactory;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;

/** Adds Camel's own metrics to every route. */
final class MeteredRoutes extends MainListenerSupport {

    private final MeterRegistry meters;

    MeteredRoutes(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void beforeConfigure(BaseMainSupport main) {
        CamelContext camel = main.getCamelContext();
        MicrometerRoutePolicyFactory factory = new MicrometerRoutePolicyFactory();
        factory.setMeterRegistry(meters);
        camel.addRoutePolicyFactory(factory);
    }
}
