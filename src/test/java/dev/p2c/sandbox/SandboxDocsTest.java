package dev.p2c.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.p2c.sandbox.http.InitialData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the examples of {@code docs/sandbox.md} one after the other in a shell. */
class SandboxDocsTest {

    private static final Pattern EXAMPLE = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir Path directory;

    @Test
    void everyExampleOfTheDocumentationRuns() throws IOException, InterruptedException {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/curl")),
                "curl is not installed: the examples are not run");
        String examples =
                EXAMPLE.matcher(Files.readString(Path.of("docs/sandbox.md")))
                        .results()
                        .map(example -> example.group(1))
                        .collect(Collectors.joining("\n"));
        Path script = Files.writeString(directory.resolve("examples.sh"), "set -eu\n" + examples);
        try (Sandbox sandbox =
                Sandbox.start(
                        SandboxSettings.defaults().withPorts(0, 0, 0).withData(InitialData.DEMO))) {
            ProcessBuilder shell =
                    new ProcessBuilder("bash", script.toString()).redirectErrorStream(true);
            shell.environment()
                    .putAll(
                            Map.of(
                                    "TOKENS", sandbox.tokenUrl().toString(),
                                    "SALES", "http://" + sandbox.salesUrl().getAuthority(),
                                    "FINANCE", "http://" + sandbox.financeUrl().getAuthority()));
            Process process = shell.start();
            String out =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(out).isZero();
        }
    }
}
