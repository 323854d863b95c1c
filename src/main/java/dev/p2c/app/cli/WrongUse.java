package dev.p2c.app.cli;

import dev.p2c.mapping.Suggestion;
import dev.p2c.text.Blanks;
import dev.p2c.text.Visible;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Says in one sentence what is wrong with the words behind a command. The whole help would push the
 * sentence off the screen, so only the way to it is named.
 */
final class WrongUse implements IParameterExceptionHandler {

    private static final Pattern QUOTED = Pattern.compile("'([^']+)'");

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        command.getErr().println(Visible.paragraph(sentence(e, command.getCommandSpec())));
        command.getErr().println("Help: bin/" + name(command.getCommandSpec()) + " --help");
        return ExitCode.WRONG;
    }

    private static String sentence(ParameterException e, CommandSpec command) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched, command);
        }
        if (e instanceof MissingParameterException missing) {
            return name(command) + ": " + missing(missing);
        }
        if (e.getArgSpec() != null && e.getValue() != null) {
            return value(e.getArgSpec(), e.getValue());
        }
        return e.getMessage();
    }

    /** Of several missing words, the exception has only the first as an object. */
    private static String missing(MissingParameterException e) {
        List<String> all =
                QUOTED.matcher(e.getMessage()).results().map(word -> word.group(1)).toList();
        return all.size() > 1
                ? String.join(", ", all) + " are missing"
                : words(e.getMissing().get(0)) + " is missing";
    }

    private static String unmatched(UnmatchedArgumentException e, CommandSpec command) {
        String word = e.getUnmatched().get(0);
        if (e.isUnknownOption()) {
            return "%s: %s has no such option.%s"
                    .formatted(
                            word,
                            name(command),
                            Suggestion.didYouMean(option(word), command.optionsMap().keySet()));
        }
        Collection<String> commands = command.subcommands().keySet();
        if (!commands.isEmpty()) {
            return "%s: %s has no such command.%s"
                    .formatted(word, name(command), Suggestion.didYouMean(word, commands));
        }
        return command.positionalParameters().stream()
                .filter(positional -> positional.index().isVariable())
                .findFirst()
                .map(positional -> value(positional, word))
                .orElseGet(() -> "%s: %s takes no such word".formatted(word, name(command)));
    }

    /** Without a value that is written behind it. */
    private static String option(String word) {
        return word.split("=", 2)[0];
    }

    private static String value(ArgSpec argument, String value) {
        if (Blanks.strip(value).isEmpty()) {
            return words(argument) + ": is empty. Write the value that is meant";
        }
        String place = argument instanceof OptionSpec ? words(argument, value) : value;
        return place + ": " + expected(argument);
    }

    private static String expected(ArgSpec argument) {
        if (argument.completionCandidates() != null) {
            return "is not one of " + String.join(", ", candidates(argument));
        }
        Class<?> type = argument.auxiliaryTypes()[0];
        if (type == Boolean.class || type == boolean.class) {
            return "this option takes no value";
        }
        boolean isNumber =
                List.<Class<?>>of(int.class, Integer.class, long.class, Long.class).contains(type);
        return isNumber
                ? "is not a whole number, or too large"
                : "is not a " + argument.paramLabel();
    }

    private static List<String> candidates(ArgSpec argument) {
        return StreamSupport.stream(argument.completionCandidates().spliterator(), false).toList();
    }

    private static String words(ArgSpec argument) {
        return words(argument, argument.paramLabel());
    }

    private static String words(ArgSpec argument, String value) {
        return argument instanceof OptionSpec option ? option.longestName() + " " + value : value;
    }

    private static String name(CommandSpec command) {
        return command.qualifiedName();
    }
}
