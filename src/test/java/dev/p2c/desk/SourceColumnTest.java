package dev.p2c.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.p2c.odata.model.Json;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceColumnTest {

    @Test
    void columnsOfRelatedRowsAreNamedByTheirPathAndNotesOfTheServiceAreLeftOut() throws Exception {
        assertThat(columns("{'@odata.etag':'1','name':'Kiel','customerid':{'city':'Oslo'}}", "{}"))
                .extracting(SourceColumn::name, SourceColumn::value)
                .containsExactly(tuple("name", "Kiel"), tuple("customerid.city", "Oslo"));
    }

    @Test
    void numbersKeepTheirDigitsAndAnEmptyValueIsAnEmptyText() throws Exception {
        assertThat(columns("{'price':12345678901234567890.1200,'tax':1E+3,'memo':null}", "{}"))
                .extracting(SourceColumn::value)
                .containsExactly("12345678901234567890.1200", "1000", "");
    }

    @Test
    void keysAndListsAreNotEditable() throws Exception {
        assertThat(columns("{'accountnumber':'A-1','tags':['a'],'name':'x'}", "{}"))
                .extracting(SourceColumn::isEditable)
                .containsExactly(false, false, true);
    }

    @Test
    void anEditStandsBesideTheValueAlsoWhereTheRowLacksTheColumn() throws Exception {
        assertThat(columns("{'name':'x'}", "{'name':'y','fax':null}"))
                .containsExactly(
                        new SourceColumn("name", "x", Optional.of("y"), true),
                        new SourceColumn("fax", "", Optional.of(""), true));
    }

    private static List<SourceColumn> columns(String row, String edit)
            throws JsonProcessingException {
        return SourceColumn.of(json(row), json(edit), List.of("accountnumber"));
    }

    private static ObjectNode json(String text) throws JsonProcessingException {
        return (ObjectNode) Json.parse(text.replace('\'', '"'));
    }
}
