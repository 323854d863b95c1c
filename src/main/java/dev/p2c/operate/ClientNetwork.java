package dev.p2c.operate;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/**
 * The part of a client's address that stands for one client. That is the whole address in IPv4, and
 * the first 64 bits in IPv6, because each IPv6 host may take any address of its network (RFC 4291,
 * 2.5.4; RFC 8981).
 */
final class ClientNetwork {

    private static final int NETWORK_BYTES = 8;

    /** Only literal addresses, because a name would be asked of DNS for each request. */
    private static final Pattern IPV6 =
            Pattern.compile("\\[?([0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(%.*)?]?");

    private ClientNetwork() {}

    /** The client of a request; behind a trusted proxy the client that the proxy names. */
    static String of(Request request) {
        return of(String.valueOf(Request.getRemoteAddr(request)));
    }

    /**
     * Returns the text under which a client is counted.
     *
     * @param address of the client; anything but an IPv6 address is returned as it is
     */
    static String of(String address) {
        var literal = IPV6.matcher(address);
        if (!literal.matches()) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(literal.group(1));
            return parsed instanceof Inet6Address
                    ? network(parsed.getAddress())
                    : parsed.getHostAddress(); // IPv4 inside IPv6, ::ffff:192.0.2.1
        } catch (UnknownHostException e) {
            return address;
        }
    }

    private static String network(byte[] address) {
        byte[] first = Arrays.copyOf(address, NETWORK_BYTES);
        return HexFormat.ofDelimiter(":").formatHex(first) + "/64";
    }
}
