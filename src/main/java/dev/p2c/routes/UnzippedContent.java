package dev.p2c.routes;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.http.nio.ContentDecoder;

/**
 * Decompresses a response of camel-olingo4's HTTP client: collects the compressed bytes, and
 * returns the decompressed ones once the last has arrived. Not thread-safe.
 */
final class UnzippedContent implements ContentDecoder {

    private final ContentDecoder packed;
    private final ByteBuffer received = ByteBuffer.allocate(8192);
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private InputStream unpacked;
    private boolean completed;

    /**
     * @param packed limits the compressed bytes
     */
    UnzippedContent(ContentDecoder packed) {
        this.packed = packed;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        if (unpacked == null) {
            if (!collect()) {
                return 0;
            }
            unpacked = new GZIPInputStream(new ByteArrayInputStream(collected.toByteArray()));
        }
        if (!to.hasRemaining()) {
            return 0;
        }
        byte[] some = new byte[to.remaining()];
        int count = unpacked.read(some);
        if (count < 0) {
            completed = true;
            return -1;
        }
        to.put(some, 0, count);
        return count;
    }

    /** Takes what has arrived; true once everything has. */
    private boolean collect() throws IOException {
        int count = packed.read(received.clear());
        while (count > 0) {
            collected.write(received.array(), 0, count);
            count = packed.read(received.clear());
        }
        return count < 0 || packed.isCompleted();
    }

    @Override
    public boolean isCompleted() {
        return completed;
    }
}
