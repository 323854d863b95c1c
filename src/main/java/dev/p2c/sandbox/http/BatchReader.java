package dev.p2c.sandbox.http;

import dev.p2c.sandbox.http.BatchItem.BatchOperation;
import dev.p2c.sandbox.http.BatchItem.ChangeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Parses the body of a {@code $batch} request. Olingo's parser is not used: it insists on line
 * breaks, headers and Content-IDs that the real services do not need and clients leave out, and it
 * makes a string of each line, which is slow for large batches.
 */
final class BatchReader {

    private final int mostOperations;
    private int operations;

    private BatchReader(int mostOperations) {
        this.mostOperations = mostOperations;
    }

    /**
     * @throws BatchSyntaxException if the service refuses the whole batch
     */
    static List<BatchItem> read(String contentType, byte[] body, int mostOperations) {
        String boundary = contentType == null ? null : MultipartReader.boundary(contentType);
        if (boundary == null || !contentType.startsWith("multipart/mixed")) {
            throw new BatchSyntaxException(
                    "A batch needs 'Content-Type: multipart/mixed; boundary=...', not '%s'."
                            .formatted(contentType));
        }
        List<MultipartReader> parts = new MultipartReader(body, 0, body.length).parts(boundary);
        if (parts.isEmpty()) {
            throw new BatchSyntaxException(
                    "The batch has no part with the boundary " + boundary + ".");
        }
        BatchReader reader = new BatchReader(mostOperations);
        List<BatchItem> items = new ArrayList<>(parts.size());
        for (MultipartReader part : parts) {
            items.add(reader.item(part));
        }
        return items;
    }

    private BatchItem item(MultipartReader part) {
        Map<String, String> headers = part.headers();
        String type = headers.getOrDefault("content-type", "");
        if (!type.startsWith("multipart/mixed")) {
            return operation(part, headers, type);
        }
        String boundary = MultipartReader.boundary(type);
        if (boundary == null) {
            throw new BatchSyntaxException("A change set has no boundary.");
        }
        List<BatchOperation> writes = new ArrayList<>();
        for (MultipartReader inner : part.parts(boundary)) {
            Map<String, String> innerHeaders = inner.headers();
            String innerType = innerHeaders.getOrDefault("content-type", "");
            BatchOperation operation = operation(inner, innerHeaders, innerType);
            if ("GET".equals(operation.method())) {
                throw new BatchSyntaxException(
                        "An invalid HTTP method 'GET' was detected for a request in a change set."
                                + " Requests in change sets only support the HTTP methods 'POST',"
                                + " 'PUT', 'DELETE', and 'PATCH'.");
            }
            writes.add(operation);
        }
        if (writes.isEmpty()) {
            throw new BatchSyntaxException("A change set has no operation.");
        }
        return new ChangeSet(writes);
    }

    private BatchOperation operation(MultipartReader part, Map<String, String> outer, String type) {
        if (!type.startsWith("application/http")) {
            throw new BatchSyntaxException(
                    "A part of a batch must have 'Content-Type: application/http', not '"
                            + type
                            + "'.");
        }
        if (++operations > mostOperations) {
            throw new BatchSyntaxException(
                    "The batch holds more than " + mostOperations + " operations.");
        }
        part.skipEmptyLines();
        String[] line = requestLine(part.line());
        Map<String, String> headers = part.headers();
        String id = outer.getOrDefault("content-id", headers.getOrDefault("content-id", ""));
        if ("null".equals(headers.get("if-none-match"))) {
            headers.remove("if-none-match");
        }
        return new BatchOperation(id, line[0], line[1], headers, part.rest());
    }

    /**
     * Method and address of a request line. The address may hold spaces, since some clients do not
     * encode them in a batch.
     */
    private static String[] requestLine(String line) {
        int first = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        boolean versioned = last > first && line.startsWith("HTTP/", last + 1);
        if (first < 1 || !versioned) {
            throw new BatchSyntaxException("Not a request line in a part of the batch: " + line);
        }
        String url = line.substring(first + 1, last).strip();
        if (url.endsWith("$batch")) {
            throw new BatchSyntaxException("A batch inside a batch is not supported.");
        }
        return new String[] {line.substring(0, first), url};
    }
}
