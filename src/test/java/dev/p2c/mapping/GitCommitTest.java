package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that Git itself has made. */
class GitCommitTest {

    @TempDir Path root;
    private Path project;
    private Path mapping;
    private Path map;

    @BeforeEach
    void writeFiles() throws Exception {
        assumeTrue(isInstalled(), "Git is not installed");
        project = Files.createDirectory(root.resolve("project"));
        mapping = project.resolve("mappings/accounts.yaml");
        map = project.resolve("mappings/value-maps/countries.yaml");
        Files.createDirectories(map.getParent());
        Files.writeString(mapping, "fields: {}\n");
        Files.writeString(map, "values: {}\n");
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("git", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String git(Path folder, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "git",
                                "-c",
                                "user.name=anna",
                                "-c",
                                "user.email=anna@example.com"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("HOME", root.toString());
        Process git = builder.redirectErrorStream(true).start();
        String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(out).isZero();
        return out.strip();
    }

    private String committed(String... initialisation) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("init", "-q"));
        arguments.addAll(List.of(initialisation));
        git(project, arguments.toArray(String[]::new));
        git(project, "add", ".");
        git(project, "commit", "-q", "-m", "Lay down");
        return git(project, "rev-parse", "HEAD");
    }

    @Test
    void outsideOfARepositoryNoCommitIsKnown() {
        assertThat(GitCommit.of(mapping)).isEmpty();
    }

    @Test
    void theCommitThatIsCheckedOutIsFoundByBranchByTagAndInPackedReferences() throws Exception {
        String commit = committed();

        assertThat(GitCommit.of(mapping)).isEqualTo(commit);
        git(project, "pack-refs", "--all");
        assertThat(GitCommit.of(mapping)).isEqualTo(commit);
        git(project, "checkout", "-q", "--detach");
        assertThat(GitCommit.of(mapping)).isEqualTo(commit);
        Path worktree = root.resolve("worktree");
        git(project, "worktree", "add", "-q", "-b", "trial", worktree.toString());
        assertThat(GitCommit.of(worktree.resolve("mappings/accounts.yaml"))).isEqualTo(commit);
    }

    @Test
    void anEditOfTheMappingOrOfAValueMapIsMarkedAndOtherLineEndsAreNone() throws Exception {
        String commit = committed();

        Files.writeString(map, "values: { a: b }\n");
        assertThat(GitCommit.of(mapping)).isEqualTo(commit + GitCommit.EDITED);
        Files.writeString(map, "values: {}\r\n");
        assertThat(GitCommit.of(mapping)).isEqualTo(commit);
        Path added = project.resolve("mappings/new.yaml");
        Files.writeString(added, "fields: {}\n");
        assertThat(GitCommit.of(added)).isEqualTo(commit + GitCommit.EDITED);
    }

    @Test
    void aRepositoryInAFormThatIsNotReadNamesNoCommitInsteadOfEdits() throws Exception {
        committed();

        git(project, "update-index", "--index-version", "4");
        assertThat(GitCommit.of(mapping)).isEmpty();
        git(project, "update-index", "--index-version", "2");
        git(project, "update-index", "--split-index");
        assertThat(GitCommit.of(mapping)).isEmpty();
        git(project, "update-index", "--no-split-index");
        assertThat(GitCommit.of(mapping)).isNotEmpty();
        Files.writeString(project.resolve(".git/index"), "DIRC");
        assertThat(GitCommit.of(mapping)).isEmpty();
    }

    @Test
    void aRepositoryWithLongerHashesNamesNoCommit() throws Exception {
        committed("--object-format=sha256");

        assertThat(GitCommit.of(mapping)).isEmpty();
    }

    @Test
    void aRepositoryWithoutACommitNamesNone() throws Exception {
        git(project, "init", "-q");

        assertThat(GitCommit.of(mapping)).isEmpty();
    }
}
