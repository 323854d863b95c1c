package dev.p2c.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;

/** Hawtio as a viewer sees it who logs in by OpenID Connect, with a provider in this process. */
final class ViewerPages implements AutoCloseable {

    private final MockOAuth2Server provider = new MockOAuth2Server(new OAuth2Config(true));

    ViewerPages() {
        provider.start(InetAddress.getLoopbackAddress(), 0);
    }

    Map<String, String> environment() {
        return Map.of(
                "P2C_OPENID_ISSUER",
                provider.issuerUrl("company").toString(),
                "P2C_OPENID_NAME",
                "the company",
                "P2C_OPENID_CLIENT_ID",
                "p2c");
    }

    /** In a window of its own, whose session ends with it. */
    void areSeenWithoutWhatActs(Chromium chromium, URI application, Path pictures) {
        try (Page page = chromium.page()) {
            page.navigate(application + "/hawtio/p2c/overview");
            page.getByText("Log in with the company").click();
            page.locator("input[name=username]").fill("anna");
            page.locator("textarea[name=claims]")
                    .fill("{\"preferred_username\": \"anna\", \"roles\": [\"viewer\"]}");
            page.locator("[type=submit]").first().click();
            assertThat(page.getByText("anna, viewer")).isVisible();
            assertThat(page.locator("#direction-accounts")).isVisible();
            assertThat(button(page, "Run accounts now")).hasCount(0);
            page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve("0-viewer.png")));
            page.navigate(application + "/hawtio/camel");
            page.getByText("routes", new Page.GetByTextOptions().setExact(true)).first().click();
            page.locator("tbody input").first().check();
            assertThat(button(page, "Stop")).isDisabled();
            assertThat(page.getByText("Exchanges").first()).isVisible();
            assertThat(page.getByText("Source", new Page.GetByTextOptions().setExact(true)))
                    .isHidden();
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Override
    public void close() {
        provider.shutdown();
    }
}
