package dev.p2c.login;

import dev.p2c.text.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names and passwords that were right a short time ago, so that each request of a program does not
 * cost a hash. They are kept as digests with a salt of this process. Thread-safe.
 */
final class RecentLogins {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MOST = 1000;

    private final Clock clock;
    private final byte[] salt = new byte[32];
    private final Map<ByteBuffer, Right> right = new LinkedHashMap<>();

    private record Right(Identity identity, Instant until) {}

    RecentLogins(Clock clock) {
        this.clock = clock;
        new SecureRandom().nextBytes(salt);
    }

    synchronized void add(String name, String password, Identity identity) {
        right.put(digest(name, password), new Right(identity, clock.instant().plus(KEPT)));
        if (right.size() > MOST) {
            right.remove(right.keySet().iterator().next());
        }
    }

    synchronized Optional<Identity> get(String name, String password) {
        if (right.isEmpty()) {
            return Optional.empty();
        }
        ByteBuffer digest = digest(name, password);
        Right found = right.get(digest);
        if (found != null && !clock.instant().isBefore(found.until())) {
            right.remove(digest);
            return Optional.empty();
        }
        return Optional.ofNullable(found).map(Right::identity);
    }

    private ByteBuffer digest(String name, String password) {
        MessageDigest sha = Sha256.begin();
        sha.update(salt);
        sha.update(Sha256.of(name));
        return ByteBuffer.wrap(sha.digest(bytes(password)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
