package dev.p2c.operate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses a client's requests (503) while too many of its requests are under way. Jetty's own
 * ThreadLimitHandler (12.0.25) lets the end of a response wait for one of the client's threads, so
 * that clients that do not read would keep their threads for ever.
 */
final class ClientLimit extends Handler.Wrapper {

    private final int most;

    /** By client; clients without a request have no entry. */
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    /**
     * @param most requests of one client at once
     */
    ClientLimit(Handler inside, int most) {
        super(inside);
        this.most = most;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String client = ClientNetwork.of(request);
        int now = underWay.merge(client, 1, Integer::sum);
        Request.addCompletionListener(request, unused -> leave(client));
        if (now > most) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
            Response.writeError(
                    request,
                    response,
                    callback,
                    HttpStatus.SERVICE_UNAVAILABLE_503,
                    most + " requests of this client are under way");
            return true;
        }
        return super.handle(request, response, callback);
    }

    private void leave(String client) {
        underWay.computeIfPresent(client, (name, count) -> count > 1 ? count - 1 : null);
    }
}
