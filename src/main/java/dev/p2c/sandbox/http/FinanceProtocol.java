package dev.p2c.sandbox.http;

import org.eclipse.jetty.http.HttpFields;

/** HTTP behaviour of Finance and Operations. */
final class FinanceProtocol implements WireProtocol {

    private static final String BUSY =
            "This request could not be processed at this time due to system experiencing high"
                    + " resource utilization.";

    private final WireSettings settings;

    FinanceProtocol(WireSettings settings) {
        this.settings = settings;
    }

    /**
     * The documents give the resource without a slash at its end ("Service endpoints", OData
     * authentication); whether another spelling counts is not documented.
     */
    @Override
    public boolean acceptsAudienceWithSlash() {
        return false;
    }

    @Override
    public ServiceRoot root() {
        return ServiceRoot.FINANCE;
    }

    @Override
    public BatchStyle style() {
        return BatchStyle.FINANCE;
    }

    @Override
    public void stamp(HttpFields.Mutable headers, RateLimiter limiter, long elapsedNanos) {
        headers.put("OData-Version", "4.0");
        headers.put("ms-dyn-aid", SalesProtocol.id());
        headers.put("server-timing", "dur=" + elapsedNanos / 1_000_000);
    }

    /** Finance does not name the exceeded limit (Finance and Operations, "Service protection"). */
    @Override
    public ErrorReply throttled(ServiceLimit limit, RateLimits limits) {
        return new ErrorReply(429, "", BUSY);
    }

    @Override
    public ErrorReply updateConflict(String entity) {
        String infolog =
                "Write failed for table row of type '%s'. Infolog: Error: Cannot edit a record in %s. An update conflict occurred due to another user process deleting the record or changing one or more fields in the record.."
                        .formatted(entity, entity);
        return new ErrorReply(400, ODataService.UPDATE_CONFLICT, infolog);
    }

    /** Always empty: Finance sends no Dataverse codes. */
    @Override
    public String code(String dataverse) {
        return "";
    }

    @Override
    public int statusInBatch(String method, int status) {
        boolean refusedRow = status == 400 && !"GET".equals(method);
        return refusedRow && settings.financeRefusesWith500() ? 500 : status;
    }

    @Override
    public boolean isStrict() {
        return settings.strictBatch();
    }
}
