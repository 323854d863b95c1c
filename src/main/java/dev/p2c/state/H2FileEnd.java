package dev.p2c.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Finds an H2 file that lost its end. H2 opens such a file without an error, with the rows of an
 * earlier time or with none; but the header at the beginning of the file names the newest part
 * ("chunk") that was written when it was written, and so the least length of the file.
 */
final class H2FileEnd {

    private static final int LOOKS = 3;

    /** The two copies of the header, and the header of a chunk, each begin a block. */
    private static final int BLOCK = 4096;

    private final Path file;
    private final Duration pause;

    /**
     * @param pause between looks: another process may be writing the file
     */
    H2FileEnd(Path file, Duration pause) {
        this.file = file;
        this.pause = pause;
    }

    /** True if the file was written and is now shorter than its header says, at each look. */
    boolean isLost() {
        try {
            for (int look = 1; look <= LOOKS; look++) {
                if (look > 1) {
                    TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                }
                if (!isShort()) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false; // Opening the file will fail with the reason.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isShort() throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file)) {
            long length = channel.size();
            if (length < 2 * BLOCK) {
                return length > 0;
            }
            return length < leastLength(channel);
        }
    }

    private static long leastLength(FileChannel channel) throws IOException {
        Map<String, Long> newest = Map.of();
        for (int copy = 0; copy < 2; copy++) {
            Map<String, Long> header = numbers(channel, copy * (long) BLOCK);
            if (header.getOrDefault("version", 0L) > newest.getOrDefault("version", 0L)) {
                newest = header;
            }
        }
        long block = newest.getOrDefault("block", 0L);
        Map<String, Long> chunk = numbers(channel, block * BLOCK);
        boolean isNamed =
                newest.containsKey("chunk") && newest.get("chunk").equals(chunk.get("chunk"));
        return (block + (isNamed ? chunk.getOrDefault("len", 1L) : 1)) * BLOCK;
    }

    /** The hexadecimal numbers of a header such as {@code H:2,block:24a,chunk:b}. */
    private static Map<String, Long> numbers(FileChannel channel, long at) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
        channel.read(bytes, at);
        String line =
                new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1)
                        .split("\n", 2)[0];
        Map<String, Long> numbers = new HashMap<>();
        for (String part : line.split(",")) {
            String[] pair = part.toLowerCase(Locale.ROOT).split(":", 2);
            if (pair.length == 2 && pair[1].strip().matches("[0-9a-f]{1,12}")) {
                numbers.put(pair[0], Long.parseLong(pair[1].strip(), 16));
            }
        }
        return numbers;
    }
}
