package dev.p2c.mapping;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The index of a Git repository: which content Git has of each file. Reads versions 2 and 3 with
 * hashes of SHA-1, in one file. Immutable.
 */
final class GitIndex {

    private static final int MAGIC = 0x44495243; // DIRC
    private static final int SHARED = 0x6c696e6b; // link
    private static final int BEFORE_HASH = 40;
    private static final int HASH = 20;
    private static final int EXTENDED = 0x4000;
    private static final int ALIGNED = 8;

    private final Map<String, byte[]> hashes;

    private GitIndex(Map<String, byte[]> hashes) {
        this.hashes = hashes;
    }

    /**
     * Reads an index.
     *
     * @throws IOException also for an index in another form, of which nothing is known
     */
    static GitIndex read(Path file) throws IOException {
        Map<String, byte[]> hashes = new HashMap<>();
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        try {
            boolean isIndex = bytes.getInt() == MAGIC;
            int version = bytes.getInt();
            if (!isIndex || version != 2 && version != 3) {
                throw new IOException(file + " has another form");
            }
            int entries = bytes.getInt();
            for (int i = 0; i < entries; i++) {
                readEntry(bytes, hashes);
            }
            if (bytes.remaining() > HASH && bytes.getInt() == SHARED) {
                throw new IOException(file + " has its entries in another file");
            }
        } catch (BufferUnderflowException e) {
            throw new IOException(file + " ends too early", e);
        }
        return new GitIndex(hashes);
    }

    private static void readEntry(ByteBuffer bytes, Map<String, byte[]> hashes) {
        int start = bytes.position();
        byte[] hash = new byte[HASH];
        bytes.position(start + BEFORE_HASH).get(hash);
        int flags = bytes.getShort();
        if ((flags & EXTENDED) != 0) {
            bytes.getShort();
        }
        int nameAt = bytes.position();
        int end = nameAt;
        while (bytes.get(end) != 0) {
            end++;
        }
        String name = new String(bytes.array(), nameAt, end - nameAt, StandardCharsets.UTF_8);
        hashes.put(name, hash);
        bytes.position(start + (end - start + ALIGNED) / ALIGNED * ALIGNED);
    }

    /** Whether Git has the file with this content; line ends may differ, as Git converts them. */
    boolean has(String name, byte[] content) {
        byte[] known = hashes.get(name);
        if (known == null) {
            return false;
        }
        if (Arrays.equals(known, hash(content))) {
            return true;
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        byte[] converted = text.replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
        return Arrays.equals(known, hash(converted));
    }

    private static byte[] hash(byte[] content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return digest.digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
