package dev.p2c.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;

/** Streams the body of a response to the client, so that a page of rows is never held in memory. */
@FunctionalInterface
public interface ResponseBody {

    ResponseBody NONE = out -> {};

    void writeTo(OutputStream out) throws IOException;

    static ResponseBody of(byte[] bytes) {
        return bytes.length == 0 ? NONE : out -> out.write(bytes);
    }
}
