package dev.p2c.routes;

import java.util.Optional;
import org.apache.camel.component.mail.DefaultAuthenticator;
import org.apache.camel.component.mail.MailAuthenticator;

/**
 * The mail server for alerts, and who writes to whom.
 *
 * @param login empty for a server without login
 * @param to addresses, separated by commas
 */
public record AlertMail(
        String host, int port, Security security, Optional<Login> login, String from, String to) {

    /** How the connection to the mail server is encrypted. */
    public enum Security {
        /** Encrypted after the greeting; a server that cannot is refused. */
        STARTTLS,
        /** Encrypted from the first byte. */
        TLS,
        /** Not encrypted: only for a server on this machine or in a closed network. */
        NONE
    }

    /**
     * User and password at the mail server.
     *
     * @param password never shown by {@link #toString()}
     */
    public record Login(String user, String password) {

        @Override
        public String toString() {
            return "Login[user=" + user + ", password=***]";
        }

        /** The login in the form in which it appears in no address. */
        MailAuthenticator authenticator() {
            return new DefaultAuthenticator(user, password);
        }
    }

    /** The address of Camel's endpoint, without the login. */
    String endpoint() {
        String scheme = security == Security.TLS ? "smtps" : "smtp";
        String waits =
                "connectionTimeout=20000&mail.%1$s.timeout=20000&mail.%1$s.writetimeout=20000"
                        .formatted(scheme);
        String encrypted =
                security == Security.STARTTLS
                        ? "&mail.smtp.starttls.enable=true&mail.smtp.starttls.required=true"
                                + "&mail.smtp.ssl.checkserveridentity=true"
                        : "";
        return "%s://%s:%d?contentType=text/plain;charset=UTF-8&%s%s"
                .formatted(scheme, host, port, waits, encrypted);
    }
}
