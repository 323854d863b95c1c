package dev.p2c.app.cli;

import java.time.Duration;

/** Formats durations for people: {@code 40 s}, {@code 12 min}, {@code 3 h}, {@code 5 d}. */
final class AgeText {

    private AgeText() {}

    static String of(Duration age) {
        if (age.compareTo(Duration.ofMinutes(2)) < 0) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        if (age.compareTo(Duration.ofHours(2)) < 0) {
            return age.toMinutes() + " min";
        }
        return age.compareTo(Duration.ofDays(2)) < 0 ? age.toHours() + " h" : age.toDays() + " d";
    }
}
