package dev.p2c.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Help;

/** The help of every command, those of tomorrow included. */
class HelpTest {

    static Stream<CommandLine> commands() {
        List<CommandLine> all = new ArrayList<>();
        collect(p2c(), all);
        return all.stream();
    }

    private static void collect(CommandLine command, List<CommandLine> all) {
        all.add(command);
        command.getSubcommands().values().forEach(sub -> collect(sub, all));
    }

    private static CommandLine p2c() {
        return new P2c(Path.of(""), Map.of(), Clock.systemUTC()).commandLine();
    }

    private static String printed(String... words) {
        StringWriter out = new StringWriter();
        P2c p2c = new P2c(Path.of(""), Map.of(), Clock.systemUTC());
        p2c.execute(new PrintWriter(out, true), new PrintWriter(out, true), words);
        return out.toString();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theCommandThatIsCalledHasItsWholeHelp(CommandLine command) {
        List<String> words = new ArrayList<>(List.of(qualifiedName(command).split(" ")));
        words.add("--help");

        assertThat(printed(words.stream().skip(1).toArray(String[]::new)))
                .isEqualTo(command.getUsageMessage(Help.Ansi.OFF));
    }

    private static String qualifiedName(CommandLine command) {
        return command.getCommandSpec().qualifiedName();
    }

    @Test
    void aMistypedCommandIsToldTheRightOne() {
        assertThat(printed("statsu")).contains("status");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandShowsTwoExamplesThatItUnderstands(CommandLine command) {
        List<String> help = help(command);
        List<String> examples =
                help.stream()
                        .skip(help.indexOf("Examples:") + 1L)
                        .takeWhile(line -> line.matches("  (bin/)?p2c .*"))
                        .map(line -> line.strip().replaceFirst("^bin/", ""))
                        // without an explanation, and without what the shell reads
                        .map(line -> line.replaceFirst("(  | > ).*", ""))
                        .toList();

        assertThat(help).contains("Examples:");
        assertThat(examples)
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(
                        example ->
                                assertThat(example + " ")
                                        .startsWith(
                                                command.getCommandSpec().qualifiedName() + " "));
        examples.forEach(HelpTest::parse);
    }

    /** Only this line stands beside the command in the list of all commands. */
    @ParameterizedTest
    @MethodSource("commands")
    void theFirstLineOfADescriptionIsAWholeSentence(CommandLine command) {
        String[] description = command.getCommandSpec().usageMessage().description();
        assertThat(description[0]).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theHelpOfEveryCommandFitsEightyColumns(CommandLine command) {
        assertThat(help(command)).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    private static List<String> help(CommandLine command) {
        return command.getUsageMessage(Help.Ansi.OFF).lines().toList();
    }

    /** Fails for an unknown command or option, and for a missing argument. */
    private static void parse(String example) {
        String[] words = example.split(" ");
        p2c().parseArgs(Arrays.copyOfRange(words, 1, words.length));
    }
}
