package dev.p2c.sandbox.sales;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;

/** Requests and assertions that the HTTP tests of Sales share. */
record SalesRequests(SandboxClient sales) {

    /** Resets Sales to reference data only. */
    void reset() {
        sales.control("POST", "reset", "{\"data\":\"empty\"}");
    }

    /** Creates an account; returns its id. */
    String account(String json) {
        Reply reply = sales.post("accounts", json);
        assertThat(reply.status()).as(reply.body()).isEqualTo(204);
        return reply.entityId();
    }

    static void assertRefused(Reply reply, int status, String code, String... words) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.errorCode()).isEqualTo(code);
        assertThat(words).allMatch(reply.errorMessage()::contains);
    }
}
