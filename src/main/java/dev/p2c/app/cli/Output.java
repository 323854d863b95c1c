package dev.p2c.app.cli;

import dev.p2c.app.JsonOutput;
import dev.p2c.text.Visible;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/**
 * The options {@code --json} and {@code --wide}, and the output of a command that has them. A
 * command takes it with {@code @Mixin private Output output}.
 */
final class Output {

    private static final int INDENT = 4;

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--json", description = "One JSON document and nothing else.")
    private boolean json;

    @Option(
            names = "--wide",
            description = "Lines of any length; by default tables fit the terminal.")
    private boolean wide;

    /** Whether the output is one document for a program. */
    boolean isJson() {
        return json;
    }

    /** Where the command writes; what {@link Terminal} cannot show arrives as its code. */
    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** The terminal of the command, without a width after {@code --wide}. */
    Terminal terminal() {
        P2c p2c = (P2c) spec.root().userObject();
        return wide ? p2c.terminal().wide() : p2c.terminal();
    }

    void print(TextTable table) {
        out().println(table.in(terminal()));
    }

    /** Prints a text, broken into lines that fit the terminal; further lines are indented. */
    void print(String text) {
        Visible.paragraph(text).lines().forEach(line -> printIndented(line, INDENT));
    }

    /**
     * Prints one line, which may have words in colours, broken where the terminal ends.
     *
     * @param indent blanks before further lines
     */
    void printIndented(String line, int indent) {
        TextWidth.wrapped(line, terminal().textWidth(), indent).forEach(out()::println);
    }

    /** Prints a line that is no part of the result, broken where the terminal ends. */
    void tell(String line) {
        TextWidth.wrapped(line, terminal().textWidth(), INDENT).forEach(err()::println);
    }

    /** Asks a question on the terminal; only an answer that begins with y is a yes. */
    boolean asks(String question) {
        out().print(question);
        out().flush();
        String answer = System.console().readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }

    /** Prints the one document of {@code --json}. */
    void document(Object document) {
        out().println(JsonOutput.of(document));
    }
}
