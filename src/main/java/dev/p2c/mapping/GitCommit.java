package dev.p2c.mapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Git commit that the folder of a mapping has checked out, read from the files of the
 * repository without starting Git. Something unusual there means that the commit is not known.
 */
public final class GitCommit {

    /** Follows the commit where the mapping or a value map has edits that are not in Git. */
    public static final String EDITED = "+";

    private static final Pattern HASH = Pattern.compile("\\p{XDigit}{40}");
    private static final String REFERENCE = "ref: ";
    private static final String VALUE_MAPS = "value-maps";

    private GitCommit() {}

    /**
     * The commit that is checked out where the file lies.
     *
     * @return the hash, with {@link #EDITED} behind it where the mapping or a value map beside it
     *     differs from what Git has; empty outside of Git
     */
    public static String of(Path mapping) {
        try {
            return commit(mapping.toAbsolutePath().normalize()).orElse("");
        } catch (IOException | RuntimeException e) {
            return "";
        }
    }

    private static Optional<String> commit(Path mapping) throws IOException {
        Path root = mapping.getParent();
        while (root != null && !Files.exists(root.resolve(".git"))) {
            root = root.getParent();
        }
        if (root == null) {
            return Optional.empty();
        }
        Path repository = repository(root.resolve(".git"));
        Optional<String> head = resolved(repository, text(repository.resolve("HEAD")));
        return head.isEmpty() ? head : Optional.of(head.get() + edits(root, repository, mapping));
    }

    /** A worktree and a submodule have a file that names the folder. */
    private static Path repository(Path git) throws IOException {
        return Files.isDirectory(git)
                ? git
                : git.resolveSibling(text(git).substring("gitdir: ".length()));
    }

    private static Optional<String> resolved(Path repository, String head) throws IOException {
        if (!head.startsWith(REFERENCE)) {
            return Optional.of(head).filter(hash -> HASH.matcher(hash).matches());
        }
        String name = head.substring(REFERENCE.length());
        Path common = repository.resolve("commondir");
        Path shared = Files.exists(common) ? repository.resolve(text(common)) : repository;
        Path reference = shared.resolve(name);
        if (Files.exists(reference)) {
            return resolved(repository, text(reference));
        }
        Path packed = shared.resolve("packed-refs");
        List<String> lines = Files.exists(packed) ? Files.readAllLines(packed) : List.of();
        return lines.stream()
                .filter(line -> line.endsWith(" " + name))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .filter(hash -> HASH.matcher(hash).matches())
                .findFirst();
    }

    private static String edits(Path root, Path repository, Path mapping) throws IOException {
        GitIndex index = GitIndex.read(repository.resolve("index"));
        for (Path file : filesOf(mapping)) {
            String name = root.relativize(file).toString().replace('\\', '/');
            if (!index.has(name, Files.readAllBytes(file))) {
                return EDITED;
            }
        }
        return "";
    }

    private static List<Path> filesOf(Path mapping) throws IOException {
        Path maps = mapping.resolveSibling(VALUE_MAPS);
        if (!Files.isDirectory(maps)) {
            return List.of(mapping);
        }
        try (Stream<Path> files = Files.list(maps)) {
            return Stream.concat(
                            Stream.of(mapping),
                            files.filter(file -> file.toString().endsWith(".yaml")))
                    .toList();
        }
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8).strip();
    }
}
