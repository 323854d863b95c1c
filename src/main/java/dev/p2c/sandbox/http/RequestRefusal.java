package dev.p2c.sandbox.http;

/** Refuses requests before any operation is read: creates the error response and counts it. */
final class RequestRefusal {

    private final ODataService service;
    private final WireProtocol protocol;
    private final RequestStatistics statistics;

    RequestRefusal(ODataService service, WireProtocol protocol, RequestStatistics statistics) {
        this.service = service;
        this.protocol = protocol;
        this.statistics = statistics;
    }

    /**
     * The error response.
     *
     * @param code code of Dataverse, which Finance leaves out
     */
    ODataAnswer refuse(int status, String code, String message) {
        statistics.refused(status);
        return service.error(status, protocol.code(code), message);
    }
}
