package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The steps of {@code docs/engineers-guide.md}, from its fenced blocks: {@code yaml file=} is a new
 * file, {@code diff file=} an edit of one, and {@code sh} holds commands, whose output is the block
 * without a language that follows. A command ends with exit code 0 unless a comment behind it says
 * otherwise.
 */
record GuidePage(List<Step> steps) {

    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^```(\\w*)(?: file=(\\S+))?\\n(.*?)^```$");

    /** What a block asks the reader to do. */
    sealed interface Step {}

    record NewFile(String path, String content) implements Step {}

    /**
     * An edit of a file.
     *
     * @param removed lines that the file has one after the other
     */
    record Edit(String path, String removed, String added) implements Step {

        void apply(Path project) throws IOException {
            Path file = project.resolve(path);
            String text = Files.readString(file);
            assertThat(text).contains(removed);
            Files.writeString(file, text.replace(removed, added));
        }
    }

    record Commands(String text, Optional<String> output) implements Step {

        boolean areOfP2c() {
            return text.startsWith("bin/p2c ");
        }
    }

    static GuidePage read(Path file) throws IOException {
        List<Step> steps = new ArrayList<>();
        List<MatchResult> blocks = BLOCK.matcher(Files.readString(file)).results().toList();
        for (int i = 0; i < blocks.size(); i++) {
            MatchResult block = blocks.get(i);
            String content = block.group(3);
            switch (block.group(1)) {
                case "yaml" -> steps.add(new NewFile(block.group(2), content));
                case "diff" ->
                        steps.add(
                                new Edit(block.group(2), lines(content, '-'), lines(content, '+')));
                case "sh" -> steps.add(new Commands(content, output(blocks, i + 1)));
                default -> assertThat(block.group(1)).as(content).isEmpty();
            }
        }
        return new GuidePage(steps);
    }

    private static Optional<String> output(List<MatchResult> blocks, int at) {
        return at < blocks.size() && blocks.get(at).group(1).isEmpty()
                ? Optional.of(blocks.get(at).group(3))
                : Optional.empty();
    }

    /** The lines of a difference that are there before ({@code -}) or after ({@code +}). */
    private static String lines(String difference, char side) {
        StringBuilder lines = new StringBuilder();
        for (String line : difference.lines().toList()) {
            if (line.charAt(0) == side || line.charAt(0) == ' ') {
                lines.append(line, 1, line.length()).append('\n');
            }
        }
        return lines.toString();
    }
}
