package dev.p2c.sandbox.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.p2c.sandbox.Reply;
import dev.p2c.sandbox.Sandbox;
import dev.p2c.sandbox.SandboxClient;
import dev.p2c.sandbox.SandboxSettings;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of {@code POST /sandbox/story} on either port. */
class StorySwitchTest {

    private Sandbox sandbox;
    private SandboxClient sales;
    private SandboxClient finance;

    @BeforeEach
    void open() {
        sandbox = Sandbox.start(SandboxSettings.defaults().withPorts(0, 0, 0));
        sales = new SandboxClient(sandbox.salesUrl(), sandbox.tokenUrl());
        finance = new SandboxClient(sandbox.financeUrl(), sandbox.tokenUrl());
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private long requests() {
        return sales.control("GET", "stats", "").json().get("requests").asLong();
    }

    private static boolean hasThread() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("sandbox-story") && thread.isAlive());
    }

    @Test
    void storyIsOffAtFirstAndSendsNoRequests() {
        assertThat(sales.control("GET", "story", "").json().get("rate").asText()).isEqualTo("off");
        assertThat(requests()).isZero();
        assertThat(hasThread()).isFalse();
    }

    @Test
    void eitherPortSwitchesTheStoryForBothServices() {
        assertThat(finance.control("POST", "story", "{\"rate\":\"fast\"}").status()).isEqualTo(200);
        assertThat(sales.control("GET", "story", "").json().get("rate").asText()).isEqualTo("fast");
        await().atMost(Duration.ofSeconds(20)).until(() -> requests() > 0);

        assertThat(sales.control("POST", "story", "{\"rate\":\"off\"}").status()).isEqualTo(200);

        assertThat(sandbox.story()).isEqualTo(StoryRate.OFF);
    }

    @Test
    void unknownRateIsRefusedWithTheListOfRates() {
        Reply reply = sales.control("POST", "story", "{\"rate\":\"mad\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body()).contains("rate: expected one of off, slow, fast, not mad");
        assertThat(sales.control("POST", "story", "{}").status()).isEqualTo(400);
    }

    @Test
    void closingTheSandboxStopsTheStoryAtOnce() {
        sandbox.story(StoryRate.FAST);
        await().atMost(Duration.ofSeconds(20)).until(() -> requests() > 0);

        sandbox.close();

        await().atMost(Duration.ofSeconds(5)).until(() -> !hasThread());
    }
}
