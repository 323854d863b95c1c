package dev.p2c.sandbox.http;

/** The only tenant of the token service. */
final class Tenant {

    static final String NAME = "sandbox";

    /** Directory id, which may replace the name in every address. */
    static final String ID = "6f0d9a52-3c1e-4b77-9d28-5e4a1c7b8f30";

    private Tenant() {}

    /**
     * Refuses any other tenant.
     *
     * @throws TokenRefusedException if the name is another one
     */
    static void require(String name) {
        if (!NAME.equals(name) && !ID.equals(name)) {
            throw new TokenRefusedException(
                    400,
                    "invalid_request",
                    90002,
                    "Tenant '"
                            + name
                            + "' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.");
        }
    }
}
