package dev.p2c.odata;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.odata.model.Literals;
import dev.p2c.odata.model.Percent;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Encodes values for filters and addresses. */
class WireTextTest {

    @Property
    void anyTextSurvivesEncodingInAQuery(@ForAll String text) {
        String encoded = Percent.query(readable(text));

        assertThat(encoded).doesNotContain("&", "+", "#", " ", "\"", "<");
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(readable(text));
        assertThat(URI.create("http://x/a?$filter=" + encoded).getRawQuery()).endsWith(encoded);
    }

    @Property
    void anyTextSurvivesEncodingInAPath(@ForAll String text) {
        String encoded = Percent.segment(readable(text));

        assertThat(encoded).matches("[A-Za-z0-9._~%-]*");
        assertThat(URLDecoder.decode(encoded, StandardCharsets.UTF_8)).isEqualTo(readable(text));
    }

    @Property
    void noTextEndsItsLiteralEarly(@ForAll String text) {
        String literal = literal("Edm.String", TextNode.valueOf(text));

        String inner = literal.substring(1, literal.length() - 1);
        assertThat(inner.replace("''", "")).doesNotContain("'");
        assertThat(inner.replace("''", "'")).isEqualTo(text);
    }

    @Property
    void noTextIsWrittenIntoAFilterAsANumberOrId(@ForAll String text) {
        for (String type : new String[] {"Edm.Guid", "Edm.Int32", "Edm.Decimal", "N.Colour"}) {
            Literals.of(type, TextNode.valueOf(text))
                    .ifPresent(literal -> assertThat(literal).matches("[\\w.'-]+"));
        }
    }

    @Example
    void valuesAreWrittenAsLiteralsOfTheirType() {
        assertThat(literal("Edm.String", TextNode.valueOf("O'Brien & Söhne")))
                .isEqualTo("'O''Brien & Söhne'");
        assertThat(literal("Edm.Guid", TextNode.valueOf("00000000-0000-0000-0000-00000000000a")))
                .isEqualTo("00000000-0000-0000-0000-00000000000a");
        assertThat(literal("Edm.DateTimeOffset", TextNode.valueOf("2026-07-01T12:00:00Z")))
                .isEqualTo("2026-07-01T12:00:00Z");
        assertThat(literal("Edm.Decimal", DecimalNode.valueOf(new BigDecimal("1E+3"))))
                .isEqualTo("1000");
        assertThat(literal("Microsoft.Dynamics.DataEntities.NoYes", TextNode.valueOf("Yes")))
                .isEqualTo("Microsoft.Dynamics.DataEntities.NoYes'Yes'");
        assertThat(literal("Edm.String", NullNode.getInstance())).isEqualTo("null");
        assertThat(Literals.of("Edm.Guid", TextNode.valueOf("x or 1 eq 1"))).isEmpty();
    }

    @Example
    void quotesWithinAKeyAreEncodedAndEnclosingQuotesAreNot() {
        assertThat(Literals.inPath("' O''B/1'")).isEqualTo("'%20O%27%27B%2F1'");
        assertThat(Literals.inPath("N.Colour'Red'")).isEqualTo("N.Colour'Red'");
    }

    @Example
    void spacesAndSignsOfAFilterAreEncoded() {
        assertThat(Percent.query("name eq 'A&B+C#100%'"))
                .isEqualTo("name%20eq%20'A%26B%2BC%23100%25'");
    }

    private static String literal(String type, JsonNode value) {
        return Literals.of(type, value).orElseThrow();
    }

    /** Single surrogates cannot be encoded in UTF-8. */
    private static String readable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
