package dev.p2c.login;

import dev.p2c.error.ConfigurationException;
import dev.p2c.error.FileFault;
import dev.p2c.error.Problem;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The file of the users, one a line: {@code name:role:hash}. Empty lines and lines that begin with
 * {@code #} are for people, and stay.
 */
public final class UsersFile {

    private static final int PARTS = 3;
    private static final long LONGEST = 1_000_000;

    private final Path path;

    public UsersFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /**
     * Reads the users.
     *
     * @throws ConfigurationException with every mistake of the file, with its line
     */
    public List<User> read() {
        List<String> lines = lines();
        List<User> users = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int number = i + 1;
            Integer before = seen.putIfAbsent(nameOf(line), number);
            if (before != null) {
                problems.add(problem(number, "the user is in line " + before + " already"));
            }
            user(line, number, problems).ifPresent(users::add);
        }
        if (isWritableByOthers()) {
            problems.add(
                    new Problem(
                            path.toString(),
                            "other users of this machine may change it: chmod 600 " + path));
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return users;
    }

    private Optional<User> user(String line, int number, List<Problem> problems) {
        String[] parts = line.split(":", -1);
        if (parts.length != PARTS) {
            problems.add(
                    problem(number, "expected name:role:hash; bin/p2c users add writes the line"));
            return Optional.empty();
        }
        int before = problems.size();
        if (!User.isName(parts[0])) {
            problems.add(problem(number, "the name may have letters, digits and . _ @ -"));
        }
        Optional<Role> role = Role.of(parts[1]);
        if (role.isEmpty()) {
            problems.add(problem(number, "the role is neither viewer nor operator"));
        }
        try {
            PasswordHash hash = PasswordHash.parse(parts[2]);
            return problems.size() > before
                    ? Optional.empty()
                    : role.map(one -> new User(parts[0], one, hash));
        } catch (IllegalArgumentException e) {
            problems.add(problem(number, "the hash " + e.getMessage()));
            return Optional.empty();
        }
    }

    private Problem problem(int line, String message) {
        return new Problem(path.toString(), line, 1, message);
    }

    private static String nameOf(String line) {
        return line.split(":", 2)[0];
    }

    private List<String> lines() {
        try {
            if (Files.size(path) > LONGEST) {
                throw new ConfigurationException(path.toString(), "is longer than a megabyte");
            }
            return Files.readAllLines(path);
        } catch (MalformedInputException e) {
            throw new ConfigurationException(path.toString(), "is no text in UTF-8");
        } catch (IOException e) {
            throw new ConfigurationException(
                    path.toString(), "cannot be read; bin/p2c users add NAME --role ROLE makes it");
        }
    }

    /** Whether other users of this machine may read the hashes. */
    public boolean isReadableByOthers() {
        return permissions().contains(PosixFilePermission.OTHERS_READ);
    }

    private boolean isWritableByOthers() {
        return permissions().contains(PosixFilePermission.OTHERS_WRITE);
    }

    /** The file's permissions; empty on file systems without them. */
    private Set<PosixFilePermission> permissions() {
        try {
            return hasPermissions(path) ? Files.getPosixFilePermissions(path) : Set.of();
        } catch (IOException e) {
            return Set.of();
        }
    }

    private static boolean hasPermissions(Path file) throws IOException {
        FileStore store = Files.getFileStore(file);
        return store.supportsFileAttributeView("posix");
    }

    /**
     * Adds a user, or gives a user of this name a new role and password.
     *
     * @return whether there was one
     */
    public boolean put(User user) {
        String line = user.name() + ":" + user.role().word() + ":" + user.hash().text();
        return rewrite(user.name(), Optional.of(line));
    }

    /**
     * Removes a user.
     *
     * @return whether there was one
     */
    public boolean remove(String name) {
        return rewrite(name, Optional.empty());
    }

    private boolean rewrite(String name, Optional<String> line) {
        List<String> lines = new ArrayList<>();
        if (Files.exists(path)) {
            var unused = read(); // a file with mistakes is not made worse
            lines.addAll(lines());
        }
        int at = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (nameOf(lines.get(i).strip()).equals(name)) {
                at = i;
            }
        }
        if (at >= 0) {
            lines.remove(at);
        }
        if (line.isPresent()) {
            lines.add(at >= 0 ? at : lines.size(), line.get());
        }
        if (at >= 0 || line.isPresent()) {
            write(lines);
        }
        return at >= 0;
    }

    /** Replaces the file as a whole, readable for its owner only. */
    private void write(List<String> lines) {
        Path folder = path.toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
            FileAttribute<?>[] own =
                    hasPermissions(folder)
                            ? new FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(
                                        PosixFilePermissions.fromString("rw-------"))
                            }
                            : new FileAttribute<?>[0];
            Path next = Files.createTempFile(folder, "users", ".tmp", own);
            try {
                Files.write(next, lines);
                Files.move(
                        next,
                        path.toAbsolutePath(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException e) {
            throw FileFault.unwritten(path, "cannot be written", e);
        }
    }
}
