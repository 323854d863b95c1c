package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilterTermsTest {

    @Test
    void aFilterIsSplitIntoTheConditionsThatAllMustHold() {
        assertThat(FilterTerms.conditions("(a eq true) and (b ne true)\n  and (c ne 'x and y')"))
                .containsExactly("a eq true", "b ne true", "c ne 'x and y'");
        assertThat(FilterTerms.conditions("((a eq 1) and (b eq 2 or c eq 3)) and not (d eq 4)"))
                .containsExactly("a eq 1", "b eq 2 or c eq 3", "not (d eq 4)");
        assertThat(FilterTerms.conditions("a eq 1 or b eq 2 and c eq 3"))
                .containsExactly("a eq 1 or b eq 2 and c eq 3");
        assertThat(FilterTerms.conditions("(a eq 1) or (b eq 2)"))
                .containsExactly("(a eq 1) or (b eq 2)");
        assertThat(FilterTerms.conditions("contains(name,'it''s (') and x/y eq null"))
                .containsExactly("contains(name,'it''s (')", "x/y eq null");
    }
}
