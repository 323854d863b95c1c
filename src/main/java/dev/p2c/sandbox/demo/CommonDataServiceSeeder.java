package dev.p2c.sandbox.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.p2c.sandbox.http.Seeder;
import dev.p2c.sandbox.sales.SalesRows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Fills the stand-in of Common Data Service with its organization, business units and users. All
 * other rows come from the two systems that it is between.
 */
public final class CommonDataServiceSeeder implements Seeder<SalesRows> {

    private static final Duration AGE = Duration.ofDays(800);

    private final Clock clock;

    /**
     * @param clock time that all dates are relative to
     */
    public CommonDataServiceSeeder(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void reference(SalesRows rows) {
        Instant installed = clock.instant().minus(AGE);
        ReferenceData.commonDataService()
                .forEach(
                        (set, values) -> {
                            if (rows.store().table(set).model().column("createdon") != null) {
                                values.put("createdon", installed);
                                values.put("modifiedon", installed);
                            }
                            rows.create(set, values);
                        });
        new OptionRows(rows).add();
    }

    /** {@inheritDoc} Common Data Service has no solution that could be missing. */
    @Override
    public void bare(SalesRows rows) {
        reference(rows);
    }

    /** Writes nothing. */
    @Override
    public void demo(SalesRows rows) {}

    /** {@inheritDoc} No name is known here. */
    @Override
    public Object seed(SalesRows rows, JsonNode counts) {
        throw new IllegalArgumentException(
                "Common Data Service has no rows of its own: seed Sales or Finance.");
    }
}
