package dev.p2c.sandbox.http;

import dev.p2c.standin.SignInFiles;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The token service's port with TLS, because Microsoft's libraries refuse plain HTTP. */
final class TlsConnector {

    private TlsConnector() {}

    /**
     * @param bind its address is used, not its port
     */
    static ServerConnector of(Server server, ListenAddress bind, SignInFiles.Tls tls) {
        SslContextFactory.Server keys = new SslContextFactory.Server();
        keys.setKeyStorePath(tls.keys().toUri().toString());
        keys.setKeyStoreType("PKCS12");
        keys.setKeyStorePassword(tls.password());
        SecureRequestCustomizer secure = new SecureRequestCustomizer();
        secure.setSniHostCheck(false);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.addCustomizer(secure);
        ServerConnector connector =
                new ServerConnector(server, keys, new HttpConnectionFactory(http));
        connector.setHost(bind.address());
        connector.setPort(tls.port());
        return connector;
    }
}
