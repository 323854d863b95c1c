package dev.p2c.text;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares the hosts of addresses. */
public final class Hosts {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127[.][0-9.]+|\\[(::1|0:0:0:0:0:0:0:1)]");
    private static final int HTTPS = 443;

    private Hosts() {}

    /**
     * Whether the address is a loopback address, so that requests do not leave this machine; false
     * for an address without a host.
     */
    public static boolean isThisMachine(URI address) {
        String host = address.getHost();
        return host != null && LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /**
     * The host and port of an address with a host, in one spelling, so that two addresses of one
     * service give equal texts.
     */
    public static String service(URI address) {
        String host =
                isThisMachine(address) ? "localhost" : address.getHost().toLowerCase(Locale.ROOT);
        boolean isDefaultPort = address.getPort() < 0 || address.getPort() == HTTPS;
        return isDefaultPort ? host : host + ":" + address.getPort();
    }
}
