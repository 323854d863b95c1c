package dev.p2c.sandbox;

/** Builds the body of a {@code $batch} request as the OData specification requires. */
public final class BatchBody {

    private static final String OUTER = "batch_1";
    private static final String INNER = "changeset_1";

    private final StringBuilder text = new StringBuilder();
    private int contentId;

    public BatchBody get(String url) {
        return single("GET", url, "");
    }

    public BatchBody post(String url, String json) {
        return single("POST", url, json);
    }

    public BatchBody single(String method, String url, String json, String... headers) {
        text.append("--" + OUTER + "\r\n");
        part(method, url, json, "", headers);
        return this;
    }

    /**
     * Adds a change set. Operations are given as method, address, body and so on; Content-IDs count
     * from 1.
     */
    public BatchBody changeSet(String... operations) {
        text.append("--" + OUTER + "\r\nContent-Type: multipart/mixed; boundary=\"" + INNER);
        text.append("\"\r\n\r\n");
        for (int i = 0; i < operations.length; i += 3) {
            text.append("--" + INNER + "\r\n");
            String id = "Content-ID: " + ++contentId + "\r\n";
            part(operations[i], operations[i + 1], operations[i + 2], id);
        }
        text.append("--" + INNER + "--\r\n");
        return this;
    }

    private void part(String method, String url, String json, String id, String... headers) {
        text.append("Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n" + id);
        text.append("\r\n" + method + " " + url + " HTTP/1.1\r\nAccept: application/json\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            text.append(headers[i] + ": " + headers[i + 1] + "\r\n");
        }
        text.append(json.isEmpty() ? "" : "Content-Type: application/json\r\n");
        text.append("\r\n" + json + "\r\n");
    }

    public String text() {
        return text + "--" + OUTER + "--\r\n";
    }

    public String contentType() {
        return "multipart/mixed; boundary=" + OUTER;
    }
}
