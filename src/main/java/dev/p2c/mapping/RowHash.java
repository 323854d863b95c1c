package dev.p2c.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Computes the hash of one row, by which a changed row is recognised: MurmurHash3 x64 128 over the
 * names and values of its fields. The hash is not cryptographic. Equal numbers have equal hashes,
 * however they are written: 10, 10.0 and 1e1. Not thread-safe; a new instance for each row.
 */
final class RowHash {

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final HexFormat HEX = HexFormat.of();
    private static final long C1 = 0x87c37b91114253d5L;
    private static final long C2 = 0x4cf5ad432745937fL;

    private byte[] bytes;
    private int length;

    RowHash(int expectedBytes) {
        bytes = new byte[expectedBytes];
    }

    /** Adds a text with its length, so that the border between two texts counts. */
    RowHash text(byte[] utf8) {
        room(utf8.length + 4);
        INT.set(bytes, length, utf8.length);
        System.arraycopy(utf8, 0, bytes, length + 4, utf8.length);
        length += utf8.length + 4;
        return this;
    }

    RowHash value(JsonNode node) {
        switch (node.getNodeType()) {
            case NULL, MISSING -> kind('0');
            case STRING -> kind('s').text(node.textValue().getBytes(StandardCharsets.UTF_8));
            case BOOLEAN -> kind(node.booleanValue() ? 't' : 'f');
            case NUMBER -> number(node.decimalValue());
            default -> kind('j').text(node.toString().getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    private RowHash kind(char kind) {
        room(1);
        bytes[length++] = (byte) kind;
        return this;
    }

    private void number(BigDecimal number) {
        BigDecimal plain = number.stripTrailingZeros();
        kind('n');
        room(12);
        INT.set(bytes, length, plain.scale());
        length += 4;
        if (plain.precision() <= 18) {
            LONG.set(bytes, length, plain.unscaledValue().longValue());
            length += 8;
        } else {
            BigInteger digits = plain.unscaledValue();
            text(digits.toByteArray());
        }
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** Returns the hash as 32 hexadecimal digits. */
    String hex() {
        return hex(bytes, length);
    }

    static String hex(byte[] bytes, int length) {
        long h1 = 0;
        long h2 = 0;
        int blocks = length & ~15;
        for (int i = 0; i < blocks; i += 16) {
            h1 ^= mix1((long) LONG.get(bytes, i));
            h1 = (Long.rotateLeft(h1, 27) + h2) * 5 + 0x52dce729;
            h2 ^= mix2((long) LONG.get(bytes, i + 8));
            h2 = (Long.rotateLeft(h2, 31) + h1) * 5 + 0x38495ab5;
        }
        h1 ^= mix1(tail(bytes, blocks, Math.min(length, blocks + 8)));
        h2 ^= mix2(tail(bytes, blocks + 8, length));
        h1 ^= length;
        h2 ^= length;
        h1 += h2;
        h2 += h1;
        h1 = finish(h1);
        h2 = finish(h2);
        h1 += h2;
        h2 += h1;
        return HEX.toHexDigits(h1) + HEX.toHexDigits(h2);
    }

    private static long tail(byte[] bytes, int from, int to) {
        long k = 0;
        for (int i = to - 1; i >= from; i--) {
            k = k << 8 | bytes[i] & 0xff;
        }
        return k;
    }

    private static long mix1(long k) {
        return Long.rotateLeft(k * C1, 31) * C2;
    }

    private static long mix2(long k) {
        return Long.rotateLeft(k * C2, 33) * C1;
    }

    private static long finish(long h) {
        long k = (h ^ h >>> 33) * 0xff51afd7ed558ccdL;
        k = (k ^ k >>> 33) * 0xc4ceb9fe1a85ec53L;
        return k ^ k >>> 33;
    }
}
