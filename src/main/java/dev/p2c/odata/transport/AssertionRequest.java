package dev.p2c.odata.transport;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.HttpRequest;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IClientCredential;
import com.microsoft.aad.msal4j.IHttpResponse;
import com.microsoft.aad.msal4j.MsalException;
import dev.p2c.error.ConfigurationException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateExpiredException;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/**
 * Requests a token of Entra ID with a client assertion, by Microsoft's library, which signs the
 * assertion and writes the request. Sending and reading the answer are ours: the library neither
 * caches nor retries here. For one request.
 */
final class AssertionRequest {

    private final ConnectionSettings.TokenService tokens;
    private final TokenGateway gateway;
    private final Clock clock;
    private Gateway.Response answer;
    private IOException failure;

    AssertionRequest(ConnectionSettings.TokenService tokens, TokenGateway gateway, Clock clock) {
        this.tokens = tokens;
        this.gateway = gateway;
        this.clock = clock;
    }

    /**
     * Sends the request.
     *
     * @param prefix of the connection's settings, for messages
     * @return the answer, whatever its status
     * @throws ConfigurationException if a file cannot be used
     */
    Gateway.Response send(String client, ClientCredential credential, String prefix)
            throws IOException {
        try {
            ConfidentialClientApplication.builder(client, msal(credential, prefix))
                    .authority(authority())
                    .instanceDiscovery(false)
                    .disableInternalRetries()
                    .httpClient(this::carried)
                    .build()
                    .acquireToken(
                            ClientCredentialParameters.builder(Set.of(tokens.scope()))
                                    .skipCache(true)
                                    .build())
                    .get();
        } catch (ExecutionException | MsalException | IllegalArgumentException e) {
            if (failure != null) {
                throw failure;
            }
            if (answer == null) {
                throw new ConfigurationException(
                        prefix + "token.url",
                        "cannot be used with an assertion: " + e.getMessage());
            }
        } catch (MalformedURLException e) {
            throw new ConfigurationException(prefix + "token.url", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a token", e);
        }
        return answer;
    }

    /**
     * The authority of the token endpoint. The library refuses http, and writes https into the
     * assertion's audience, too; the request itself goes to the address of the settings.
     */
    private String authority() {
        URI url = tokens.url();
        String[] path = url.getPath().split("/");
        if (!url.getPath().endsWith("/oauth2/v2.0/token") || path.length != 5) {
            throw new IllegalArgumentException(
                    "expected https://<host>/<tenant>/oauth2/v2.0/token");
        }
        return "https://" + url.getAuthority() + "/" + path[1] + "/";
    }

    private IHttpResponse carried(HttpRequest request) throws IOException {
        Map<String, String> headers = new HashMap<>(request.headers());
        try {
            answer = gateway.post(tokens.url(), headers, request.body());
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        HttpResponse response = new HttpResponse();
        response.statusCode(answer.status());
        Map<String, List<String>> received = new HashMap<>();
        answer.headers().forEach((name, value) -> received.put(name, List.of(value)));
        response.addHeaders(received);
        return response.body(new String(answer.body(), StandardCharsets.UTF_8));
    }

    private IClientCredential msal(ClientCredential credential, String prefix) {
        if (credential instanceof ClientCredential.Certificate certificate) {
            return certificate(certificate, prefix + credential.setting());
        }
        var federated = (ClientCredential.FederatedToken) credential;
        try {
            return ClientCredentialFactory.createFromClientAssertion(
                    Files.readString(federated.file()).strip());
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(prefix + credential.setting(), federated.file().toString(), e);
        }
    }

    private IClientCredential certificate(ClientCredential.Certificate given, String setting) {
        try {
            CertificateFile file = CertificateFile.read(given.file(), given.password());
            file.chain().get(0).checkValidity(Date.from(clock.instant()));
            return ClientCredentialFactory.createFromCertificateChain(file.key(), file.chain());
        } catch (CertificateExpiredException e) {
            throw new ConfigurationException(
                    setting,
                    "the certificate in " + given.file() + " has expired: " + e.getMessage());
        } catch (IOException | GeneralSecurityException | MsalException e) {
            throw unreadable(setting, given.file().toString(), e);
        }
    }

    private static ConfigurationException unreadable(String setting, String file, Exception e) {
        String why =
                e instanceof java.nio.file.NoSuchFileException ? "no such file" : e.getMessage();
        return new ConfigurationException(setting, file + " cannot be used: " + why);
    }
}
