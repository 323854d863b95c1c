package dev.p2c.odata;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the host of an address tells. */
public final class Hosts {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127[.][0-9.]+|\\[(::1|0:0:0:0:0:0:0:1)]");
    private static final int HTTPS = 443;

    private Hosts() {}

    /** Whether what is sent there stays on this machine. */
    public static boolean isThisMachine(URI address) {
        return LOOPBACK.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches();
    }

    /** Host and port, the same for the same service however it is written. */
    static String service(URI address) {
        String host =
                isThisMachine(address) ? "localhost" : address.getHost().toLowerCase(Locale.ROOT);
        boolean usual = address.getPort() < 0 || address.getPort() == HTTPS;
        return usual ? host : host + ":" + address.getPort();
    }
}
