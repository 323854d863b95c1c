package dev.p2c.operate;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** A response whose body is kept, for a filter that changes it. The body is text in UTF-8. */
final class KeptResponse extends HttpServletResponseWrapper {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintWriter writer =
            new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));

    KeptResponse(HttpServletResponse response) {
        super(response);
    }

    byte[] body() {
        writer.flush();
        return bytes.toByteArray();
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return new Kept(bytes);
    }

    @Override
    public void setContentLength(int length) {
        // Of the kept body, not of the one that is sent.
    }

    @Override
    public void setContentLengthLong(long length) {
        // Of the kept body, not of the one that is sent.
    }

    @Override
    public void flushBuffer() {
        // Nothing is sent yet.
    }

    private static final class Kept extends ServletOutputStream {

        private final ByteArrayOutputStream bytes;

        private Kept(ByteArrayOutputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public void write(int one) {
            bytes.write(one);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            bytes.write(from, offset, length);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("the body is kept");
        }
    }
}
