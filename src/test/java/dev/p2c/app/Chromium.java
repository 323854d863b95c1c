package dev.p2c.app;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Chromium of this machine without a window. */
final class Chromium implements AutoCloseable {

    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new LaunchOptions()
                                        .setExecutablePath(path().orElseThrow())
                                        .setArgs(FLAGS));
    }

    static boolean isInstalled() {
        return path().isPresent();
    }

    private static Optional<Path> path() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    Page page() {
        return browser.newPage(new Browser.NewPageOptions().setViewportSize(1500, 1000));
    }

    static void logIn(Page page, String password) {
        page.locator("#pf-login-username-id").fill(RunningApplication.USER);
        page.locator("#pf-login-password-id").fill(password);
        page.locator("button[type=submit]").click();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
