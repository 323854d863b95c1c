package dev.p2c.sandbox.http;

import dev.p2c.sandbox.http.BatchItem.BatchOperation;
import dev.p2c.sandbox.http.BatchItem.ChangeSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the operations of one {@code $batch} and builds its response. Dataverse Web API, "Execute
 * batch operations"; Finance and Operations, "Open Data Protocol (OData)", batch requests.
 */
final class BatchExecution {

    private static final String UNREADABLE = "Stream was not readable.";

    private final ODataService service;
    private final WireProtocol protocol;
    private final OperationRunner operations;
    private final ODataCall outer;
    private final List<BatchItem> items;
    private final BatchResponseWriter writer = new BatchResponseWriter();

    /**
     * @throws BatchSyntaxException if the service refuses the whole batch
     */
    BatchExecution(
            ODataService service,
            WireProtocol protocol,
            OperationRunner operations,
            ODataCall outer) {
        this.service = service;
        this.protocol = protocol;
        this.operations = operations;
        this.outer = outer;
        this.items =
                BatchReader.read(
                        outer.header("content-type"),
                        outer.body(),
                        protocol.style().mostOperations());
    }

    int size() {
        return items.stream().mapToInt(BatchItem::size).sum();
    }

    ODataAnswer run() {
        boolean stops =
                protocol.style() == BatchStyle.SALES
                        && outer.prefer("odata.continue-on-error").isEmpty();
        for (int i = 0; i < items.size(); i++) {
            boolean unreadable = i == items.size() - 1 && protocol.isStrict() && !endsInLineBreak();
            int status = unreadable ? unreadable(items.get(i)) : run(items.get(i));
            if (stops && status >= 400) {
                return writer.answer(status);
            }
        }
        return writer.answer(200);
    }

    private boolean endsInLineBreak() {
        byte[] body = outer.body();
        int length = body.length;
        return length > 1 && body[length - 2] == '\r' && body[length - 1] == '\n';
    }

    private int unreadable(BatchItem item) {
        BatchOperation first =
                item instanceof BatchOperation o ? o : ((ChangeSet) item).operations().get(0);
        writer.part(first.contentId(), operations.refused(call(first, first.url()), UNREADABLE));
        return 400;
    }

    private int run(BatchItem item) {
        return item instanceof ChangeSet set ? run(set) : run((BatchOperation) item);
    }

    private int run(BatchOperation operation) {
        ODataAnswer answer = run(operation, new ContentIds());
        writer.part(operation.contentId(), answer);
        return answer.status();
    }

    private int run(ChangeSet set) {
        try {
            List<ODataAnswer> answers = service.atomically(() -> answers(set));
            writer.changeSet(
                    set.operations().stream().map(BatchOperation::contentId).toList(), answers);
            return 200;
        } catch (ChangeSetFailed e) {
            return failed(set, e.answer);
        }
    }

    private List<ODataAnswer> answers(ChangeSet set) {
        ContentIds references = new ContentIds();
        List<ODataAnswer> answers = new ArrayList<>(set.size());
        for (BatchOperation operation : set.operations()) {
            ODataAnswer answer = run(operation, references);
            if (answer.isError()) {
                throw new ChangeSetFailed(answer);
            }
            answers.add(answer);
        }
        return answers;
    }

    /**
     * Writes a failed change set. Finance answers under the Content-ID of its first operation,
     * whichever operation failed.
     */
    private int failed(ChangeSet set, ODataAnswer answer) {
        if (protocol.style() == BatchStyle.FINANCE) {
            writer.changeSet(List.of(set.operations().get(0).contentId()), List.of(answer));
        } else {
            writer.part("", answer);
        }
        return answer.status();
    }

    private ODataAnswer run(BatchOperation operation, ContentIds references) {
        ODataCall call;
        try {
            String url = references.resolve(operation.url());
            byte[] body = references.resolve(operation.body());
            call = call(operation, url, body);
        } catch (ContentIds.UnknownReference e) {
            return operations.refused(call(operation, operation.url()), e.getMessage());
        }
        ODataAnswer answer = operations.batched(call);
        if (answer.isError()) {
            return answer;
        }
        String link = link(call, answer);
        references.declare(operation.contentId(), link);
        boolean located =
                answer.header("OData-EntityId") != null && answer.header("Location") == null;
        return located ? answer.with("Location", link) : answer;
    }

    private static String link(ODataCall call, ODataAnswer answer) {
        String id = answer.header("OData-EntityId");
        String location = id == null ? answer.header("Location") : id;
        return location == null ? call.root() + call.path() : location;
    }

    private ODataCall call(BatchOperation operation, String url) {
        return call(operation, url, operation.body());
    }

    private ODataCall call(BatchOperation operation, String url, byte[] body) {
        String relative = relative(url);
        int question = relative.indexOf('?');
        return new ODataCall(
                operation.method(),
                question < 0 ? relative : relative.substring(0, question),
                question < 0 ? "" : relative.substring(question + 1),
                inherited(operation.headers()),
                body,
                outer.root(),
                outer.user());
    }

    /** The caller that a batch names holds for each of its operations. */
    private Map<String, String> inherited(Map<String, String> own) {
        Map<String, String> headers = new HashMap<>(own);
        for (String caller : List.of("mscrmcallerid", "callerobjectid")) {
            if (outer.header(caller) != null) {
                headers.putIfAbsent(caller, outer.header(caller));
            }
        }
        return headers;
    }

    /** Address relative to the service root, from an absolute, host-relative or relative one. */
    private String relative(String url) {
        if (url.startsWith(outer.root())) {
            return url.substring(outer.root().length());
        }
        String path = url;
        int scheme = url.indexOf("://");
        int special = firstOf(url, "?('");
        if (scheme > 0 && scheme < special) {
            int slash = url.indexOf('/', scheme + 3);
            path = slash < 0 ? "/" : url.substring(slash);
        }
        String root = path.startsWith("/") ? protocol.root().of(path) : null;
        if (root != null) {
            return ServiceRoot.relative(path, root);
        }
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private static int firstOf(String text, String characters) {
        int at = 0;
        while (at < text.length() && characters.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** Thrown out of a change set so that the store undoes its writes. */
    private static final class ChangeSetFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient ODataAnswer answer;

        ChangeSetFailed(ODataAnswer answer) {
            super("an operation of the change set failed", null, false, false);
            this.answer = answer;
        }
    }
}
