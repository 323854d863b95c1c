package dev.p2c.odata.dialect;

import java.util.Locale;
import java.util.Optional;

/**
 * One line of a verdict table: the answers it matches, and what they mean.
 *
 * @param from lowest status
 * @param to highest status, itself included
 * @param code the service's error code, in any case; empty for any code
 * @param words part of the service's message, in lower case; empty for any message
 * @param scope empty for both
 */
public record VerdictRule(
        int from,
        int to,
        Optional<String> code,
        Optional<String> words,
        Optional<Verdict.Scope> scope,
        Verdict verdict) {

    /** Matches a range of statuses, both ends included. */
    public static VerdictRule of(int from, int to, Verdict verdict) {
        return new VerdictRule(
                from, to, Optional.empty(), Optional.empty(), Optional.empty(), verdict);
    }

    /** Matches one status. */
    static VerdictRule of(int status, Verdict verdict) {
        return of(status, status, verdict);
    }

    public VerdictRule withCode(String serviceCode) {
        return new VerdictRule(from, to, Optional.of(serviceCode), words, scope, verdict);
    }

    /**
     * @param lowerCase compared with the message in lower case
     */
    public VerdictRule withWords(String lowerCase) {
        return new VerdictRule(from, to, code, Optional.of(lowerCase), scope, verdict);
    }

    public VerdictRule within(Verdict.Scope answered) {
        return new VerdictRule(from, to, code, words, Optional.of(answered), verdict);
    }

    boolean matches(Verdict.Scope answered, int status, ServiceError error) {
        return status >= from
                && status <= to
                && scope.map(only -> only == answered).orElse(true)
                && code.map(wanted -> wanted.equalsIgnoreCase(error.code())).orElse(true)
                && words.map(error.message().toLowerCase(Locale.ROOT)::contains).orElse(true);
    }
}
