package dev.p2c.odata.transport;

import java.io.IOException;
import java.util.Map;

/**
 * How bytes reach one system. Never retries, follows no redirects, throws only for I/O: every
 * answer with a status is a {@link Reply}. Thread-safe.
 */
public interface Gateway {

    /** A GET of rows below the service root. */
    Reply read(Call call) throws IOException;

    /** Everything else: writes, {@code $batch}, actions, delta links, {@code $metadata}. */
    Reply send(Call call) throws IOException;

    /**
     * @param target path and query, percent-encoded, relative to the service root ({@code
     *     accounts?$select=name}), or an absolute address that the service gave us
     * @param headers {@code Authorization} included
     * @param body empty for none
     */
    record Call(String method, String target, Map<String, String> headers, byte[] body) {

        /** Without headers, the query and the body: tokens and rows are nobody else's business. */
        @Override
        public String toString() {
            return method + " " + target.replaceFirst("[?].*", "") + ", " + body.length + " bytes";
        }
    }

    /**
     * @param headers names in lower case
     */
    record Reply(int status, Map<String, String> headers, byte[] body) {

        @Override
        public String toString() {
            return status + ", " + body.length + " bytes";
        }
    }
}
