package dev.p2c.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The baseline: a client written by hand for this one task, with the same pages, batches and
 * threads, the mapping in code, and no state. It prints its {@link BenchFigures}.
 */
final class HandWritten {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    private static final String SELECT =
            "accountnumber,name,creditlimit,fax,numberofemployees,description,emailaddress1,telephone1,"
                    + "websiteurl,address1_line1,address1_city,address1_country,address1_postalcode,"
                    + "address1_stateorprovince,address2_line1,address2_city,address2_country,"
                    + "address2_postalcode,address2_stateorprovince,modifiedon";
    private static final int PAGE = 2000;
    private static final int BATCH = 100;
    private static final int THREADS = 8;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String sales = System.getenv("P2C_SALES_URL");
    private final String finance = System.getenv("P2C_FINANCE_URL");
    private final Map<String, String> countries = new BaselineCountries().byName();
    private final AtomicLong written = new AtomicLong();
    private String salesToken;
    private String financeToken;

    public static void main(String[] args) throws Exception {
        new HandWritten().run();
        System.exit(0);
    }

    private void run() throws Exception {
        salesToken = fetchToken(sales);
        financeToken = fetchToken(finance);
        ThreadPoolExecutor threads =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        1,
                        TimeUnit.MINUTES,
                        new ArrayBlockingQueue<>(THREADS),
                        new ThreadPoolExecutor.CallerRunsPolicy());
        BenchFigures.Stopwatch watch = BenchFigures.start();
        read(threads);
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.HOURS);
        watch.stop(written.get(), Map.of()).print();
    }

    private void read(Executor threads) throws IOException, InterruptedException {
        String next =
                sales
                        + "accounts?$select="
                        + SELECT
                        + "&$expand=transactioncurrencyid($select=isocurrencycode)"
                        + "&$orderby=modifiedon,accountid";
        while (next != null) {
            JsonNode page = JSON.readTree(get(next));
            List<JsonNode> rows = new ArrayList<>();
            page.get("value").forEach(rows::add);
            for (int i = 0; i < rows.size(); i += BATCH) {
                List<JsonNode> batch = rows.subList(i, Math.min(i + BATCH, rows.size()));
                threads.execute(() -> write(batch));
            }
            next = page.path("@odata.nextLink").textValue();
        }
    }

    private byte[] get(String url) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + salesToken)
                        .header("Accept", "application/json")
                        .header("Prefer", "odata.maxpagesize=" + PAGE)
                        .build();
        return http.send(request, BodyHandlers.ofByteArray()).body();
    }

    private void write(List<JsonNode> rows) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream(rows.size() * 2000);
            for (JsonNode row : rows) {
                body.write(
                        "--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nPOST CustomersV2?cross-company=true HTTP/1.1\r\nContent-Type: application/json\r\nAccept: application/json\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                body.write(JSON.writeValueAsBytes(customer(row)));
                body.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            body.write("--b--\r\n".getBytes(StandardCharsets.US_ASCII));
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(finance + "$batch"))
                            .header("Authorization", "Bearer " + financeToken)
                            .header("Content-Type", "multipart/mixed; boundary=b")
                            .header("Prefer", "odata.continue-on-error")
                            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                            .build();
            written.addAndGet(created(http.send(request, BodyHandlers.ofString()).body()));
        } catch (IOException | InterruptedException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static int created(String answer) throws IOException {
        int created = 0;
        for (String part : answer.split("--batchresponse_")) {
            if (part.contains("HTTP/1.1 201")) {
                int start = part.indexOf('{');
                int end = part.lastIndexOf('}');
                if (JSON.readTree(part.substring(start, end + 1)).has("@odata.etag")) {
                    created++;
                }
            }
        }
        return created;
    }

    private ObjectNode customer(JsonNode a) {
        ObjectNode c = JSON.createObjectNode();
        c.put("dataAreaId", "usmf");
        c.set("CustomerAccount", a.get("accountnumber"));
        c.set("PartyNumber", a.get("accountnumber"));
        c.put("PartyType", "Organization");
        c.set("OrganizationName", a.get("name"));
        c.put("OrganizationNumberOfEmployees", a.path("numberofemployees").asInt());
        c.put("LanguageId", "en-us");
        c.put("SalesMemo", a.path("description").asText(""));
        c.put("IsExternallyMaintained", "Yes");
        c.put("CustomerGroupId", "10");
        c.put("SalesCurrencyCode", a.at("/transactioncurrencyid/isocurrencycode").asText("USD"));
        JsonNode limit = a.path("creditlimit");
        c.put("CreditLimit", limit.isNumber() ? limit.decimalValue() : java.math.BigDecimal.ZERO);
        c.put("SiteId", "1");
        c.put("WarehouseId", "13");
        c.put("PrimaryContactPhone", a.path("telephone1").asText(""));
        c.put("PrimaryContactFax", a.path("fax").asText(""));
        c.put("PrimaryContactEmail", a.path("emailaddress1").asText(""));
        c.put("PrimaryContactURL", a.path("websiteurl").asText(""));
        String name = a.path("name").asText("");
        String label = name.length() > 60 ? name.substring(0, 60) : name;
        c.put("AddressDescription", label);
        c.put("AddressLocationRoles", "Business");
        address(a, "address1_", c, "Address");
        c.put("DeliveryAddressDescription", label);
        address(a, "address2_", c, "DeliveryAddress");
        return c;
    }

    private void address(JsonNode a, String from, ObjectNode c, String to) {
        c.put(to + "Street", a.path(from + "line1").asText(""));
        c.put(to + "City", a.path(from + "city").asText(""));
        c.put(to + "State", a.path(from + "stateorprovince").asText(""));
        c.put(to + "ZipCode", a.path(from + "postalcode").asText(""));
        String country = a.path(from + "country").asText("").toLowerCase(Locale.ROOT);
        c.put(to + "CountryRegionISOCode", countries.getOrDefault(country, "US"));
    }

    private String fetchToken(String service) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(System.getenv("P2C_SALES_TOKEN_URL")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                BodyPublishers.ofString(
                                        "grant_type=client_credentials&client_id=p2c-sandbox&client_secret=p2c-sandbox-secret&scope="
                                                + service.replaceAll(
                                                        "/(api|data)/.*", "/.default")))
                        .build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body())
                .get("access_token")
                .asText();
    }
}
