package dev.p2c.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.p2c.error.ConfigurationException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressTest {

    private final ServiceAddress root = new ServiceAddress(URI.create("https://org/api/"));

    @Test
    void aLinkOfTheServiceIsRelativeToItsRoot() {
        assertThat(root.relative("https://org/api/accounts?a=b")).isEqualTo("accounts?a=b");
        assertThat(root.absolute("https://org/api/accounts")).isEqualTo("https://org/api/accounts");
        assertThat(root.absolute("accounts")).isEqualTo("https://org/api/accounts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTPS://org/api/",
                "https://ORG/api/",
                "https://org:443/api/",
                "https://org/API/"
            })
    void aLinkOfTheServiceMaySpellItsAddressInAnotherWay(String spelling) {
        assertThat(root.relative(spelling + "accounts?a=B")).isEqualTo("accounts?a=B");
    }

    @Test
    void anAddressWithinAFilterIsPartOfTheTarget() {
        String target = "accounts?$filter=url eq 'https://elsewhere/'";

        assertThat(root.relative(target)).isEqualTo(target);
    }

    @Test
    void aLinkThatNamesThisMachineOrTheHostInAnotherSpellingBelongsToTheService() {
        ServiceAddress local = new ServiceAddress(URI.create("http://localhost:8181/data/"));

        assertThat(local.relative("http://127.0.0.1:8181/data/accounts?$deltatoken=5"))
                .isEqualTo("accounts?$deltatoken=5");
        assertThat(root.relative("HTTPS://ORG:443/api/accounts")).isEqualTo("accounts");
        assertThatThrownBy(() -> local.relative("http://127.0.0.1:8182/data/accounts"))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> local.relative("http://127.0.0.1:8181/other/accounts"))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> root.relative("https://org@elsewhere/api/accounts"))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> root.relative("https://user@org/api/accounts"))
                .isInstanceOf(ConfigurationException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere/api/accounts",
                "http://org/api/accounts",
                "https://user@org/api/accounts",
                "https://org:444/api/accounts",
                "https://org/apis/accounts"
            })
    void aLinkThatLeadsElsewhereIsRefusedAndShownWithoutItsQuery(String link) {
        assertThatThrownBy(() -> root.relative(link + "?token=secret"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("another address, " + link + ";")
                .hasMessageNotContaining("secret");
    }
}
