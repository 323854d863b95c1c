package dev.p2c.odata;

import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.dialect.Dialect;
import dev.p2c.odata.dialect.MoneyDecimals;
import dev.p2c.odata.model.Model;
import dev.p2c.odata.read.QueryReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads how many decimals a service keeps of money, where the user may read that. */
final class KeptDecimals {

    private static final Logger LOG = LoggerFactory.getLogger(KeptDecimals.class);

    private KeptDecimals() {}

    static MoneyDecimals read(String service, Dialect dialect, Model model, QueryReader reader) {
        try {
            return dialect.decimals(model, reader::read);
        } catch (ConfigurationException e) {
            LOG.warn(
                    "{}: how many decimals the service keeps of money cannot be read, so it is"
                            + " taken to be 2: {}",
                    service,
                    e.getMessage());
            return MoneyDecimals.UNKNOWN;
        }
    }
}
