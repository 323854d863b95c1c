package dev.p2c.plan;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A plan as one page for the business, with filters, a search and columns to sort by. The page
 * needs no other file and no network; values of rows are data in it and never markup.
 */
public final class PlanPage {

    private static final Pattern DATA = Pattern.compile(Pattern.quote("/*DATA*/"));

    private final PlanHead head;
    private final PlanSpool rows;
    private final PlanCost cost;

    public PlanPage(PlanHead head, PlanSpool rows, PlanCost cost) {
        this.head = head;
        this.rows = rows;
        this.cost = cost;
    }

    /** Writes the page as HTML. */
    public void write(Writer out) {
        String[] parts = DATA.split(template(), 2);
        try {
            out.write(parts[0]);
            try (JsonGenerator json = PlanJson.MAPPER.createGenerator(out)) {
                json.setCharacterEscapes(new InMarkup());
                rows.write(head, cost, json);
            }
            out.write(parts[1]);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String template() {
        try (InputStream page = PlanPage.class.getResourceAsStream("/plan/page.html")) {
            return new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON that cannot end the element of the page that it stands in. */
    private static final class InMarkup extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes['<'] = ESCAPE_STANDARD;
            codes['>'] = ESCAPE_STANDARD;
            codes['&'] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return null; // none beyond ASCII
        }
    }
}
