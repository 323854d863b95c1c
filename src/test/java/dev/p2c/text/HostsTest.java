package dev.p2c.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

    /** With different names, a state would be taken for that of another environment. */
    @ParameterizedTest
    @CsvSource({
        "http://localhost:8182/data/, http://127.0.0.1:8182/data/",
        "http://localhost:8182/data/, http://[::1]:8182/data/",
        "https://Contoso.operations.dynamics.com/data/, https://contoso.operations.dynamics.com:443/data/",
    })
    void addressesOfOneServiceHaveOneName(URI one, URI other) {
        assertThat(Hosts.service(one)).isEqualTo(Hosts.service(other));
    }

    @Test
    void anotherPortIsAnotherService() {
        assertThat(Hosts.service(URI.create("http://localhost:8181/")))
                .isNotEqualTo(Hosts.service(URI.create("http://localhost:8182/")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost.contoso.com/",
                "http://10.0.0.1/",
                "http://127.contoso.com/",
                "http://a.b/127.0.0.1",
                "p2c"
            })
    void addressesOfOtherMachinesAreNotLoopback(URI address) {
        assertThat(Hosts.isThisMachine(address)).isFalse();
    }
}
