package dev.p2c.odata;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares the hosts of addresses. */
public final class Hosts {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127[.][0-9.]+|\\[(::1|0:0:0:0:0:0:0:1)]");
    private static final int HTTPS = 443;

    private Hosts() {}

    /** Whether the address is a loopback address: requests to it do not leave this machine. */
    public static boolean isThisMachine(URI address) {
        return LOOPBACK.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    /** Host and port in one spelling, so that two addresses of one service give equal texts. */
    static String service(URI address) {
        String host =
                isThisMachine(address) ? "localhost" : address.getHost().toLowerCase(Locale.ROOT);
        boolean isDefaultPort = address.getPort() < 0 || address.getPort() == HTTPS;
        return isDefaultPort ? host : host + ":" + address.getPort();
    }
}
