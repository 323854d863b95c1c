package dev.p2c.app.cli;

import dev.p2c.text.Blanks;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Refuses an integration key without a letter, as an unset variable of a script gives it. */
final class GivenKey implements ITypeConverter<String> {

    @Override
    public String convert(String key) {
        if (Blanks.strip(key).isEmpty()) {
            throw new TypeConversionException("a key is empty");
        }
        return key;
    }
}
