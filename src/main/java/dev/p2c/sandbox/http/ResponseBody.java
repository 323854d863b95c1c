package dev.p2c.sandbox.http;

import java.io.IOException;
import java.io.OutputStream;

/** The body of an answer, written straight to the client: a page of rows is never held whole. */
@FunctionalInterface
public interface ResponseBody {

    ResponseBody NONE = out -> {};

    void writeTo(OutputStream out) throws IOException;

    static ResponseBody of(byte[] bytes) {
        return bytes.length == 0 ? NONE : out -> out.write(bytes);
    }
}
