package dev.p2c.sandbox.odata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.http.ODataAnswer;
import dev.p2c.sandbox.http.ODataCall;
import dev.p2c.sandbox.model.EntityModel;
import dev.p2c.sandbox.model.ServiceModel;
import dev.p2c.sandbox.store.Row;
import dev.p2c.sandbox.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Properties of literals in queries: any text, in any valid encoding, is read back unchanged. */
final class QueryStringProperties {

    private static final ServiceModel MODEL = ServiceModel.sales(true);
    private static final EntityModel ACCOUNT = MODEL.set("accounts");
    private static final UUID ID = new UUID(1, 2);

    private static final Store STORE = new Store(MODEL);
    private static final SalesReadStyle STYLE = new SalesReadStyle();
    private static final ODataReader READER =
            new ODataReader(MODEL, STORE, STYLE, ReaderSettings.sales());
    private static final QueryParser PARSER =
            new QueryParser(MODEL, new EdmModel(MODEL), STYLE, new Navigator(MODEL, STORE, STYLE));

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("ab'&+#%=?/ ()$;,:ßéЖ漢").ofMaxLength(20),
                Arbitraries.strings()
                        .excludeChars('\u0000')
                        .ofMaxLength(12)
                        .filter(s -> s.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF)));
    }

    @Property(tries = 300)
    void filterFindsTheRowWithExactlyThisText(@ForAll("texts") String text) {
        store(text);
        String filter = "name eq '" + text.replace("'", "''") + "'";
        String plus = URLEncoder.encode(filter, StandardCharsets.UTF_8);

        assertThat(count("$filter=" + plus)).isEqualTo("1");
        assertThat(count("%24filter=" + plus.replace("+", "%20"))).isEqualTo("1");
        assertThat(count("$filter=" + plus.replace("%27", "'"))).isEqualTo("1");
        assertThat(count("$filter=" + plus.replaceFirst("%27", "%27x"))).isEqualTo("0");
    }

    @Property(tries = 200)
    void pagingCookieKeepsItsValues(@ForAll("texts") String text) {
        Row row = store(text);
        ParsedQuery query = PARSER.parse(STORE.table("accounts"), QueryString.of("$orderby=name"));
        String token =
                PagingCookie.encode(
                        query, new Paging.QueryPage(1, true, 0, null, 1, "5!now"), row, row);

        PagingCookie cookie = PagingCookie.parse(QueryString.decode(token), query);
        assertThat(cookie.after()).isEqualTo(KeysetPosition.of(row, query.order()));
        assertThat(cookie.page()).isEqualTo(2);
        assertThat(cookie.deltaToken()).isEqualTo("5!now");
    }

    @Example
    void optionNamesAndSpacesMayBeEncodedInAnyWay() {
        store("1");
        assertThat(count("%24filter=name+eq+%271%27")).isEqualTo("1");
        assertThat(count("$filter=name%20eq%20'1'")).isEqualTo("1");
        assertThat(count("$filter=(name%20eq%20'1')")).isEqualTo("1");
    }

    private Row store(String name) {
        return STORE.write(
                () ->
                        STORE.table("accounts")
                                .put(
                                        Map.of(
                                                ACCOUNT.index("accountid"),
                                                ID,
                                                ACCOUNT.index("name"),
                                                name)));
    }

    private String count(String query) {
        ODataAnswer answer =
                READER.read(
                        new ODataCall(
                                "GET",
                                "accounts/$count",
                                query,
                                Map.of(),
                                new byte[0],
                                "http://x/"));
        try (var out = new ByteArrayOutputStream()) {
            answer.content().writeTo(out);
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
