package dev.p2c.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.SandboxClient;

/**
 * A requirement that is not met, and the finding that names the fault.
 *
 * @param id of the finding
 * @param evidence part of the finding's evidence
 * @param seed what a person or the business did, over HTTP
 */
record Fault(String id, String evidence, Runnable seed) {

    /** A fault that other seeds of the list bring. */
    static Fault seeded(String id, String evidence) {
        return new Fault(id, evidence, () -> {});
    }

    /** A fault that a control call brings. */
    static Fault control(
            SandboxClient service, String id, String evidence, String call, String body) {
        return new Fault(id, evidence, () -> done(service.control("POST", call, body)));
    }

    static void done(Reply reply) {
        assertThat(reply.status()).describedAs(reply.body()).isBetween(200, 299);
    }

    @Override
    public String toString() {
        return id + ": " + evidence;
    }
}
