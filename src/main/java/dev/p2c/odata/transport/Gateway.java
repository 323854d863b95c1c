package dev.p2c.odata.transport;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * Carries requests to one system and returns the answers. Implementations never retry, follow no
 * redirects and throw only for I/O: every answer with a status is a {@link Response}. A thread that
 * was interrupted while it waited has its interrupt status set when the exception comes.
 * Thread-safe.
 */
public interface Gateway {

    /** Sends a GET of rows of an entity set. */
    Response read(Call call) throws IOException;

    /** Sends any other request: {@code $batch}, {@code $count}, delta links, {@code $metadata}. */
    Response send(Call call) throws IOException;

    /**
     * A request with its token.
     *
     * @param target path and query, percent-encoded, relative to the service root ({@code
     *     accounts?$select=name}), or an absolute address that the service gave us
     * @param headers {@code Authorization} included
     * @param body empty for none
     */
    record Call(String method, String target, Map<String, String> headers, byte[] body) {

        /** Method and path only, since headers, query and body hold tokens and customers' data. */
        @Override
        public String toString() {
            return method + " " + target.replaceFirst("[?].*", "") + ", " + body.length + " bytes";
        }
    }

    /**
     * An answer, whatever its status.
     *
     * @param headers names in lower case
     */
    record Response(int status, Map<String, String> headers, byte[] body) {

        /**
         * The service's time when it answered, in whole seconds (RFC 9110, 6.6.1); empty where the
         * header is missing or unreadable.
         */
        public Optional<Instant> date() {
            try {
                return Optional.ofNullable(headers.get("date"))
                        .map(DateTimeFormatter.RFC_1123_DATE_TIME::parse)
                        .map(Instant::from);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return status + ", " + body.length + " bytes";
        }
    }
}
