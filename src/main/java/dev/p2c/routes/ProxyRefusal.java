package dev.p2c.routes;

import dev.p2c.error.ConfigurationException;

/** Recognizes the refusals of the outbound proxy that no retry mends. */
final class ProxyRefusal {

    private static final int LOGIN_REQUIRED = 407;
    private static final int DEEPEST = 20;
    private static final String SETTING = "p2c.proxy.url";

    private ProxyRefusal() {}

    /**
     * Throws an exception for the status of a missing or wrong login.
     *
     * @throws ConfigurationException naming the settings of the login
     */
    static void throwIfRefused(int status) {
        if (status == LOGIN_REQUIRED) {
            throw new ConfigurationException(
                    SETTING,
                    "the proxy refuses the login (407): check p2c.proxy.user and P2C_PROXY_PASSWORD");
        }
    }

    /**
     * Throws an exception if the proxy refused to open a tunnel, otherwise returns.
     *
     * @throws ConfigurationException with the proxy's words
     */
    static void throwIfCause(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < DEEPEST; i++, cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage());
            if (!text.startsWith("CONNECT refused by proxy: HTTP/1.")) {
                continue;
            }
            if (text.contains(" 407")) {
                throwIfRefused(LOGIN_REQUIRED);
            }
            if (text.contains(" 403")) {
                throw new ConfigurationException(
                        SETTING, "the proxy does not let this service be reached: " + text);
            }
        }
    }
}
