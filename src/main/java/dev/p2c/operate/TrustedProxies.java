package dev.p2c.operate;

import dev.p2c.error.ConfigurationException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.InetAddressSet;

/**
 * Takes scheme, host, port and client address from the headers {@code X-Forwarded-*} if the request
 * comes from a proxy of the settings, and removes these headers from all other requests. The client
 * is the last address in {@code X-Forwarded-For} that is no such proxy: a client can write what it
 * likes before it.
 */
final class TrustedProxies implements HttpConfiguration.Customizer {

    private static final String SETTING = "p2c.http.proxies";
    private static final String PREFIX = "x-forwarded-";

    /** Only literal addresses, because a name would be asked of DNS for each request. */
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final InetAddressSet proxies = new InetAddressSet();
    private final ForwardedRequestCustomizer forwarded = new ForwardedRequestCustomizer();

    /**
     * @param addresses IP addresses, ranges such as {@code 10.0.0.0-10.0.0.9}, or networks such as
     *     {@code 10.0.0.0/24}
     */
    TrustedProxies(List<String> addresses) {
        forwarded.setForwardedHeader(null);
        for (String address : addresses) {
            try {
                proxies.add(address);
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException(
                        SETTING,
                        "\""
                                + address
                                + "\" is neither an IP address nor a network such as 10.0.0.0/24");
            }
        }
    }

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        SocketAddress peer = request.getConnectionMetaData().getRemoteSocketAddress();
        boolean isProxy = peer instanceof InetSocketAddress inet && proxies.test(inet.getAddress());
        HttpFields.Mutable headers = HttpFields.build();
        for (HttpField field : request.getHeaders()) {
            if (isProxy || !field.getLowerCaseName().startsWith(PREFIX)) {
                headers.add(field);
            }
        }
        headers.remove(HttpHeader.FORWARDED);
        if (!isProxy) {
            return new Reheaded(request, headers.asImmutable());
        }
        String client = client(headers.getCSV(HttpHeader.X_FORWARDED_FOR, false));
        headers.remove(HttpHeader.X_FORWARDED_FOR);
        if (client != null) {
            headers.put(HttpHeader.X_FORWARDED_FOR, client);
        }
        return forwarded.customize(new Reheaded(request, headers.asImmutable()), responseHeaders);
    }

    private String client(List<String> chain) {
        for (int i = chain.size() - 1; i >= 0; i--) {
            if (!isTrusted(chain.get(i))) {
                return chain.get(i);
            }
        }
        return chain.isEmpty() ? null : chain.get(0);
    }

    private boolean isTrusted(String address) {
        try {
            return LITERAL.matcher(address).matches()
                    && proxies.test(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** A request with other headers. */
    private static final class Reheaded extends Request.Wrapper {

        private final HttpFields headers;

        private Reheaded(Request request, HttpFields headers) {
            super(request);
            this.headers = headers;
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
