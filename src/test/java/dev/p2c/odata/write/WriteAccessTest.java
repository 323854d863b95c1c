package dev.p2c.odata.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.p2c.error.ConfigurationException;
import dev.p2c.odata.Connection;
import dev.p2c.odata.TestService;
import dev.p2c.odata.TestService.Answer;
import dev.p2c.odata.TestService.Asked;
import dev.p2c.odata.TestTime;
import dev.p2c.odata.dialect.RowWrite;
import dev.p2c.odata.dialect.WriteResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WriteAccessTest {

    private static final Answer DENIED =
            forbidden("Principal user is missing prvCreateAccount privilege on OTC=1");
    private static final Answer ROW = forbidden("SecLib::AccessCheckEx failed for this record");
    private static final Answer CREATED =
            Answer.json(201, "{\"@odata.etag\":\"W/\\\"1\\\"\",\"accountid\":\"1\"}");

    private TestService service;
    private Connection sales;

    @AfterEach
    void stop() {
        service.close();
    }

    private static Answer forbidden(String message) {
        return Answer.json(
                403, "{\"error\":{\"code\":\"0x80040220\",\"message\":\"%s\"}}".formatted(message));
    }

    private void start(Function<Asked, Answer> write, Answer probe) throws IOException {
        service =
                new TestService(
                        "sales-metadata.xml",
                        asked ->
                                asked.target().startsWith("$batch")
                                        ? TestService.batch(asked, write)
                                        : asked.target().contains("$top=1")
                                                ? probe
                                                : Answer.json(200, "{\"value\":[]}"));
        sales = service.connection("sales", new TestTime());
    }

    private List<WriteResult> upsert(int rows) {
        return sales.upsert(
                "accounts",
                Optional.empty(),
                IntStream.range(0, rows).mapToObj(WriteAccessTest::row).toList());
    }

    private static RowWrite row(int number) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("accountnumber", "A" + number);
        return new RowWrite(
                Map.of("accountnumber", TextNode.valueOf("A" + number)), body, Optional.empty());
    }

    @Test
    void aPrivilegeThatAllRowsMissIsNamed() throws IOException {
        start(operation -> DENIED, Answer.json(200, "{\"value\":[]}"));

        assertThatThrownBy(() -> upsert(3))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("accounts")
                .hasMessageContaining("role with prvCreateAccount");
    }

    @Test
    void rowsThatAreRefusedWhileTheTableIsReadableAreRefusals() throws IOException {
        start(operation -> ROW, Answer.json(200, "{\"value\":[]}"));

        assertThat(upsert(3)).allMatch(WriteResult.Refused.class::isInstance);
    }

    @Test
    void rowsThatAreRefusedWhileTheTableIsNotReadableAreAMistakeOfTheSetup() throws IOException {
        start(operation -> ROW, DENIED);

        assertThatThrownBy(() -> upsert(1)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void manyRowsInARowThatAreAllRefusedAreAMistakeOfTheSetup() throws IOException {
        start(operation -> ROW, Answer.json(200, "{\"value\":[]}"));

        assertThatThrownBy(() -> upsert(20)).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void onceARowWasWrittenFewRefusalsAreAboutRows() throws IOException {
        start(operation -> operation.body().contains("A0") ? CREATED : ROW, DENIED);
        upsert(1);

        List<WriteResult> results =
                sales.upsert("accounts", Optional.empty(), List.of(row(1), row(2)));

        assertThat(results)
                .allSatisfy(
                        result ->
                                assertThat(((WriteResult.Refused) result).message())
                                        .contains("AccessCheckEx"));
    }

    @Test
    void aPrivilegeThatIsWithdrawnLaterIsNamedOnceTwoRowsMissIt() throws IOException {
        start(operation -> operation.body().contains("A0") ? CREATED : DENIED, DENIED);
        upsert(1);

        assertThat(sales.upsert("accounts", Optional.empty(), List.of(row(1))))
                .allMatch(WriteResult.Refused.class::isInstance);
        assertThatThrownBy(() -> sales.upsert("accounts", Optional.empty(), List.of(row(2))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("role with prvCreateAccount");
    }

    @Test
    void aRightThatIsWithdrawnLaterIsFoundInSmallBatchesToo() throws IOException {
        start(operation -> operation.body().contains("A0") ? CREATED : ROW, DENIED);
        upsert(1);

        for (int i = 1; i < 10; i++) {
            assertThat(sales.upsert("accounts", Optional.empty(), List.of(row(i))))
                    .allMatch(WriteResult.Refused.class::isInstance);
        }
        assertThatThrownBy(() -> sales.upsert("accounts", Optional.empty(), List.of(row(10))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("right to write");
    }

    @Test
    void rowsThatAreRefusedAgainAndAgainStayRefusalsOfRows() throws IOException {
        start(operation -> operation.body().contains("A0") ? CREATED : ROW, DENIED);
        upsert(1);

        for (int i = 0; i < 12; i++) {
            assertThat(sales.upsert("accounts", Optional.empty(), List.of(row(1), row(2))))
                    .allMatch(WriteResult.Refused.class::isInstance);
        }
    }
}
