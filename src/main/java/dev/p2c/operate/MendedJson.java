package dev.p2c.operate;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * A response whose JSON browsers can read. Jolokia (2.1.1) writes the control characters with a
 * letter in their code wrongly, a vertical tab as {@code \}{@code u000;}, which makes the whole
 * answer unreadable. The mended text is as long as before.
 */
final class MendedJson extends HttpServletResponseWrapper {

    private PrintWriter writer;
    private Mended stream;

    MendedJson(HttpServletResponse response) {
        super(response);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) {
            writer =
                    new PrintWriter(
                            new OutputStreamWriter(getOutputStream(), StandardCharsets.UTF_8));
        }
        return writer;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) {
            stream = new Mended(super.getOutputStream());
        }
        return stream;
    }

    @Override
    public void flushBuffer() throws IOException {
        flushWriter();
        super.flushBuffer();
    }

    /** To be called when the answer is written. */
    void flushWriter() {
        if (writer != null) {
            writer.flush();
        }
    }

    /** Corrects the JSON byte by byte, so that an escape sequence may span two writes. */
    private static final class Mended extends ServletOutputStream {

        private static final int HEX_DIGITS = 4;

        private final ServletOutputStream to;
        private boolean isEscape;
        private int digitsLeft;

        private Mended(ServletOutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int one) throws IOException {
            to.write(mended((byte) one));
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            byte[] mended = new byte[length];
            for (int i = 0; i < length; i++) {
                mended[i] = mended(from[offset + i]);
            }
            to.write(mended, 0, length);
        }

        private byte mended(byte one) {
            if (digitsLeft > 0) {
                digitsLeft--;
                return one > '9' && one <= '?' ? (byte) ('a' + one - '9' - 1) : one;
            }
            if (isEscape) {
                isEscape = false;
                digitsLeft = one == 'u' ? HEX_DIGITS : 0;
            } else {
                isEscape = one == '\\';
            }
            return one;
        }

        @Override
        public void flush() throws IOException {
            to.flush();
        }

        @Override
        public void close() throws IOException {
            to.close();
        }

        @Override
        public boolean isReady() {
            return to.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            to.setWriteListener(listener);
        }
    }
}
