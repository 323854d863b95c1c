package dev.p2c.login;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has which password: the user of the settings, and those of the users' file, which is read
 * again when it changes. A wrong password costs the same time whoever's it is not. Thread-safe.
 */
public final class Users {

    private static final Logger LOG = LoggerFactory.getLogger(Users.class);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 2;
    private static final int MOST_WAITING = 20;

    private final Optional<SettingUser> ofSetting;
    private final Optional<UsersFile> file;
    private final Clock clock;
    private final RecentLogins recent;

    /** Limits the check of passwords to two cores, however many clients send wrong ones. */
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    private Map<String, User> byName = Map.of();
    private Instant looked = Instant.EPOCH;
    private String version = "";

    /** The user that the settings name. */
    public record SettingUser(String name, String password) {

        /** Without the password. */
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * Reads the file.
     *
     * @throws ConfigurationException with every mistake of the file
     */
    public Users(Optional<SettingUser> ofSetting, Optional<UsersFile> file, Clock clock) {
        this.ofSetting = ofSetting;
        this.file = file;
        this.clock = clock;
        this.recent = new RecentLogins(clock);
        file.ifPresent(this::readFirst);
    }

    private void readFirst(UsersFile users) {
        version = versionOf(users);
        looked = clock.instant();
        byName = byName(users.read());
        if (users.isReadableByOthers()) {
            LOG.warn(
                    "{} can be read by other users of this machine: chmod 600 {}",
                    users.path(),
                    users.path());
        }
    }

    private Map<String, User> byName(List<User> users) {
        Map<String, User> names = new HashMap<>();
        users.forEach(user -> names.put(user.name(), user));
        ofSetting
                .filter(user -> names.containsKey(user.name()))
                .ifPresent(
                        user -> {
                            throw new ConfigurationException(
                                    file.orElseThrow().path().toString(),
                                    "the user "
                                            + user.name()
                                            + " is also set by P2C_HAWTIO_USER: remove the user from"
                                            + " this file, or set another P2C_HAWTIO_USER");
                        });
        return Map.copyOf(names);
    }

    /** The outcome of a look at a password. */
    public enum Outcome {
        RIGHT,
        WRONG,
        /** Too many others are being looked at. */
        BUSY
    }

    /** Looks at a password, which may take a good part of a second. */
    public Outcome check(String name, String password) {
        Map<String, User> users = users();
        if (known(name, password).isPresent()) {
            return Outcome.RIGHT;
        }
        if (users.isEmpty()) {
            return Outcome.WRONG; // of one user without a hash: a comparison in constant time
        }
        if (turns.getQueueLength() > MOST_WAITING || !isItsTurn()) {
            return Outcome.BUSY;
        }
        try {
            return hasRightPassword(users, name, password) ? Outcome.RIGHT : Outcome.WRONG;
        } finally {
            turns.release();
        }
    }

    private boolean hasRightPassword(Map<String, User> users, String name, String password) {
        if (known(name, password).isPresent()) {
            return true; // another request has found out meanwhile
        }
        User user = users.get(name);
        PasswordHash hash =
                user == null
                        ? PasswordHash.none(users.values().stream().map(User::hash).toList())
                        : user.hash();
        boolean isRight = hash.isOf(password) && user != null;
        if (isRight) {
            recent.add(name, password, Identity.of(user));
        }
        return isRight;
    }

    private boolean isItsTurn() {
        try {
            return turns.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Who has this name and password, if {@link #check} found it right a short time ago; takes no
     * time. The user of the settings is always known.
     */
    public Optional<Identity> known(String name, String password) {
        if (name == null || password == null) {
            return Optional.empty();
        }
        return ofSetting
                .filter(
                        user ->
                                ConstantTime.same(name, user.name())
                                        & ConstantTime.same(password, user.password()))
                .map(user -> Identity.ofSetting(user.name()))
                .or(() -> recent.get(name, password).filter(this::isCurrent));
    }

    /** Whether there is a user of this name. */
    public boolean has(String name) {
        return ofSetting.filter(user -> user.name().equals(name)).isPresent()
                || users().containsKey(name);
    }

    /**
     * Whether a login still holds: the user has the same role and password, and it has not ended.
     */
    public boolean isCurrent(Identity identity) {
        return switch (identity.origin()) {
            case SETTING -> ofSetting.filter(u -> u.name().equals(identity.name())).isPresent();
            case FILE -> {
                User user = users().get(identity.name());
                yield user != null && Identity.of(user).equals(identity);
            }
            case OPENID_CONNECT -> clock.instant().isBefore(identity.until());
        };
    }

    /** The users of the file as it is now; after a change with mistakes, as it was before. */
    private synchronized Map<String, User> users() {
        Instant now = clock.instant();
        if (file.isEmpty() || now.isBefore(looked.plus(LOOK_AGAIN))) {
            return byName;
        }
        looked = now;
        String found = versionOf(file.get());
        if (!found.equals(version)) {
            version = found;
            readAgain(file.get());
        }
        return byName;
    }

    private void readAgain(UsersFile users) {
        try {
            byName = byName(users.read());
            LOG.info("{} was read again: {} users", users.path(), byName.size());
        } catch (ConfigurationException e) {
            for (Problem problem : e.problems()) {
                LOG.warn("The users stay as they were: {}", problem);
            }
        }
    }

    private static String versionOf(UsersFile users) {
        try {
            var file = Files.readAttributes(users.path(), BasicFileAttributes.class);
            return file.lastModifiedTime() + " " + file.size() + " " + file.fileKey();
        } catch (IOException e) {
            return "none";
        }
    }
}
