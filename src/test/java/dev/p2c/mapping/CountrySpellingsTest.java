package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;

class CountrySpellingsTest {

    /** A blank at the end keeps a text off the short way for plain names. */
    @Property
    void plainNamesAreFoldedLikeOthers(
            @ForAll @AlphaChars @Chars({' ', '.'}) @StringLength(max = 12) String text) {
        assertThat(CountrySpellings.fold(text)).isEqualTo(CountrySpellings.fold(text + " "));
        assertThat(CountrySpellings.fold("the " + text))
                .isEqualTo(CountrySpellings.fold("the " + text + " "));
    }
}
