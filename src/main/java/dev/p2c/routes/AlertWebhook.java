package dev.p2c.routes;

import java.net.URI;

/**
 * The webhook for alerts.
 *
 * @param address whose path and query are a secret; only its host is ever shown
 */
public record AlertWebhook(URI address, HttpSettings http) {

    /** Scheme, host and port. */
    String origin() {
        return address.getScheme() + "://" + address.getAuthority();
    }

    /** Path and query, percent-encoded. */
    String secretPath() {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }

    @Override
    public String toString() {
        return origin() + "/***";
    }
}
