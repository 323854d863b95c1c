package dev.p2c.howto;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The steps of a page in {@code docs/how-to/}, taken from its fenced blocks: a block with {@code
 * file=} creates that file, one with {@code add=} appends to it, and {@code sh} blocks are
 * commands.
 */
record HowToPage(String text, List<FileStep> files, String commands) {

    /**
     * A file that the reader creates, or extends at its end.
     *
     * @param path relative to the project's folder
     */
    record FileStep(String path, String content, boolean appends) {

        void apply(Path project) throws IOException {
            Path file = project.resolve(path);
            Files.createDirectories(file.getParent());
            String before = appends ? Files.readString(file) : "";
            Files.writeString(file, before + content);
        }
    }

    private static final Pattern BLOCK =
            Pattern.compile("(?ms)^```(\\w+)(?: (\\w+)=(\\S+))?\n(.*?)^```");

    static HowToPage read(String name) {
        try {
            String text = Files.readString(Path.of("docs", "how-to", name));
            List<FileStep> files = new ArrayList<>();
            StringBuilder commands = new StringBuilder();
            for (MatchResult block : BLOCK.matcher(text).results().toList()) {
                String content = block.group(4);
                if (block.group(1).equals("sh")) {
                    commands.append(content);
                } else {
                    boolean appends = block.group(2).equals("add");
                    files.add(new FileStep(block.group(3), content, appends));
                }
            }
            return new HowToPage(text, files, commands.toString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The page with other values in its commands, such as an address that exists in the test. */
    HowToPage with(String from, String to) {
        if (!commands.contains(from)) {
            throw new IllegalArgumentException("the page's commands do not contain " + from);
        }
        return new HowToPage(text, files, commands.replace(from, to));
    }
}
