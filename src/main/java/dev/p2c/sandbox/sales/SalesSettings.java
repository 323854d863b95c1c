package dev.p2c.sandbox.sales;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Settings of the organization in Sales, or in another service on Dataverse.
 *
 * @param organization id of the only row of {@code organizations}
 * @param businessUnit owning business unit of all rows that the integration writes
 * @param user user that every caller acts as; owner of new rows
 * @param currency ISO code of the currency of rows without a currency
 * @param deltaLifetime age at which a delta link expires (Change tracking,
 *     ExpireChangeTrackingInDays)
 * @param untracked entity sets without change tracking
 * @param duplicateRules columns that duplicates have in common, by entity set; applied only if the
 *     caller asks for it
 */
public record SalesSettings(
        UUID organization,
        UUID businessUnit,
        UUID user,
        String currency,
        Duration deltaLifetime,
        Set<String> untracked,
        Map<String, List<String>> duplicateRules) {

    /** Id of the organization; the same on every start, so that reference data can refer to it. */
    public static final UUID ORGANIZATION = UUID.fromString("7d1c0a52-3f5e-4d0b-9a2e-0c5a5d3e0001");

    public static final UUID BUSINESS_UNIT =
            UUID.fromString("7d1c0a52-3f5e-4d0b-9a2e-0c5a5d3e0002");
    public static final UUID USER = UUID.fromString("7d1c0a52-3f5e-4d0b-9a2e-0c5a5d3e0003");

    public SalesSettings {
        untracked = Set.copyOf(untracked);
        duplicateRules = Map.copyOf(duplicateRules);
    }

    public static SalesSettings defaults() {
        return new SalesSettings(
                ORGANIZATION,
                BUSINESS_UNIT,
                USER,
                "USD",
                Duration.ofDays(7),
                Set.of(
                        "organizations",
                        "discounttypes",
                        "campaigns",
                        "msdynce_p2cautonumbers",
                        "stringmaps",
                        "roles",
                        "systemuserrolescollection",
                        "teamrolescollection",
                        "solutions",
                        "sdkmessageprocessingsteps"),
                Map.of("accounts", List.of("name"), "contacts", List.of("emailaddress1")));
    }

    /** Common Data Service: an organization of its own, whose ids Sales does not have. */
    public static SalesSettings commonDataService() {
        return new SalesSettings(
                named("cds/organization"),
                named("cds/businessunit"),
                named("cds/user"),
                "USD",
                Duration.ofDays(7),
                Set.of("stringmaps"),
                Map.of());
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
