package dev.p2c.text;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Compares the hosts of addresses. */
public final class Hosts {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127[.][0-9.]+|\\[(::1|0:0:0:0:0:0:0:1)]");
    private static final int HTTPS = 443;
    private static final int HTTP = 80;

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
     * One spelling for all spellings of an address: scheme and host in small letters, and no port
     * where it is the scheme's own. Path and query stay as they are.
     *
     * @param address with a scheme and a host
     */
    public static URI normal(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        boolean isOwnPort =
                address.getPort() == (scheme.equals("https") ? HTTPS : HTTP)
                        || address.getPort() < 0;
        String whole = address.toString();
        int path = whole.indexOf("//") + 2 + address.getRawAuthority().length();
        String login = address.getRawUserInfo() == null ? "" : address.getRawUserInfo() + "@";
        return URI.create(
                scheme
                        + "://"
                        + login
                        + address.getHost().toLowerCase(Locale.ROOT)
                        + (isOwnPort ? "" : ":" + address.getPort())
                        + whole.substring(path));
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
