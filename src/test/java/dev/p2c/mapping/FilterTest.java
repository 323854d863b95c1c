package dev.p2c.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.mapping.Filter.Comparison;
import dev.p2c.mapping.Filter.Fault;
import dev.p2c.mapping.Filter.Kind;
import dev.p2c.mapping.Filter.Name;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a eq 1",
                "(a ne true) and (b eq 'it''s' or c eq null)",
                "not (a eq 1) and not contains(name,'x')",
                "startswith(tolower(name), 'x') eq true and length(name) gt 3",
                "modifiedon ge 2026-01-31T08:00:00Z and d lt 2026-01-31",
                "id eq 0f0e0d0c-0b0a-0908-0706-050403020100",
                "State eq Microsoft.Dynamics.DataEntities.NoYes'Yes'",
                "a in (1, 2, 3) and name in ('x','y')",
                "lines/any(l: l/quantity gt 0 and l/price le 5.5)",
                "lines/any() or quoteid/statecode eq 0",
                "price mul 2 add -1 ge 1e3",
                "amount sub (b div 2) eq -5",
                "Microsoft.Dynamics.CRM.LastXDays(PropertyName='modifiedon',PropertyValue=3)",
                "Microsoft.Dynamics.CRM.In(PropertyName='a',PropertyValues=['x','y'])",
                "flag",
                "$it/name eq 'x' and a has Ns.Color'Red'",
                "cast(a,Edm.String) eq '5'",
                "year(modifiedon) eq 2026 and now() gt modifiedon",
            })
    void aFilterOfODataHasNoFault(String filter) {
        assertThat(Filter.parse(filter).fault()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a = 1| 2| \"=\" is no operator of OData. Write eq",
                "a eq 1 && b eq 2| 7| \"&&\" is no operator of OData. Write and",
                "a <> 1| 2| \"<>\" is no operator of OData. Write ne",
                "a eqq 1| 2| \"eqq\" is no operator. Did you mean \"eq\"?",
                "a EQ 1| 2| \"EQ\" is no operator. Did you mean \"eq\"?",
                "a is null| 2| \"is\" is no operator. Write eq",
                "a like 'x%'| 2| \"like\" is no operator. Write contains(column, 'text')",
                "a eq \"x\"| 5| a text stands in single quotes: 'x'",
                "a eq 'x| 5| a text begins here that has no closing quote",
                "a eq| 4| the filter ends where a column or a value should follow",
                "(a eq 1| 7| the filter ends where an operator or a closing parenthesis should",
                "a eq 1)| 6| \")\" is not expected here",
                "a eq 1 b eq 2| 7| \"b\" is no operator. Write \"and\" or \"or\" between",
                "and a eq 1| 0| \"and\" is not expected here",
                "containz(a,'x')| 0| unknown function \"containz\" in the filter. Did you mean \"contains\"?",
                "a in 1, 2| 5| \"1\" is not expected here",
                "a eq 1 and| 10| the filter ends where a column",
                "a/ eq 1| 6| \"1\" is not expected here",
            })
    void aMistakeIsReportedWithItsPosition(String filter, int at, String message) {
        Optional<Fault> fault = Filter.parse(filter).fault();

        assertThat(fault).map(Fault::at).contains(at);
        assertThat(fault).get().extracting(Fault::message).asString().startsWith(message.strip());
    }

    @Test
    void namesAndComparisonsAreFound() {
        Filter filter =
                Filter.parse("quoteid/statecode eq 1 and 'x' ne name and l/any(o: o/a eq 1)");

        assertThat(filter.names())
                .containsExactly(new Name("quoteid/statecode", 0), new Name("name", 34));
        assertThat(filter.comparisons())
                .extracting(Comparison::column)
                .extracting(Name::dotted)
                .containsExactly("quoteid.statecode", "name");
        assertThat(filter.comparisons())
                .extracting(comparison -> comparison.literal().kind())
                .containsExactly(Kind.WHOLE, Kind.TEXT);
    }

    @Test
    void aFilterNestedWithoutEndDoesNotOverflowTheStack() {
        assertThat(Filter.parse("(".repeat(5000) + "a eq 1").fault()).isPresent();
        assertThat(Filter.parse("not ".repeat(5000) + "a").fault()).isEmpty();
        assertThat(Filter.parse("-".repeat(50_000) + "a").fault()).isEmpty();
    }
}
