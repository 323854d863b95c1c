package dev.p2c.operate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:fffe",
        "2001:db8:1:2::1, [2001:0DB8:1:2:1:2:3:4]",
        "fe80::1%eth0, fe80::2",
        "192.0.2.1, ::ffff:192.0.2.1",
        "::1, 0:0:0:0:0:0:0:1"
    })
    void addressesThatOneClientMayTakeAreOne(String one, String other) {
        assertThat(ClientNetwork.of(one)).isEqualTo(ClientNetwork.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:3::1",
        "192.0.2.1, 192.0.2.2",
        "::1, 2001:db8::1",
        "::ffff:192.0.2.1, ::ffff:192.0.2.2"
    })
    void addressesOfTwoClientsAreTwo(String one, String other) {
        assertThat(ClientNetwork.of(one)).isNotEqualTo(ClientNetwork.of(other));
    }

    @Test
    void aTextThatIsNoAddressIsTakenAsItIs() {
        assertThat(ClientNetwork.of("unknown")).isEqualTo("unknown");
        assertThat(ClientNetwork.of("1:2:3")).isEqualTo("1:2:3");
    }
}
