package dev.p2c.operate;

import dev.p2c.error.ConfigurationException;
import dev.p2c.login.OpenIdProvider;
import dev.p2c.login.Users.SettingUser;
import dev.p2c.login.UsersFile;
import dev.p2c.text.Hosts;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The port, the users and the metrics token of the console.
 *
 * @param port 0 takes any free port
 * @param user the user of the settings, who is an operator
 * @param users further users
 * @param metricsToken lets a scraper read only the metrics; empty for none; never shown by {@link
 *     #toString()}
 * @param proxies addresses and networks whose {@code X-Forwarded-*} headers count
 * @param openId where people log in besides; empty for nowhere
 */
public record ConsoleSettings(
        String host,
        int port,
        Optional<SettingUser> user,
        Optional<UsersFile> users,
        String metricsToken,
        List<String> proxies,
        Optional<OpenIdProvider> openId) {

    public ConsoleSettings {
        proxies = List.copyOf(proxies);
    }

    /**
     * Checks addresses and networks of proxies.
     *
     * @throws ConfigurationException naming one that is neither
     */
    public static void checkProxies(List<String> addresses) {
        TrustedProxies unused = new TrustedProxies(addresses);
    }

    /** Whether only programs of this machine reach the console, and no proxy is named. */
    boolean isOnlyThisMachine() {
        String address = host.contains(":") ? "[" + host + "]" : host;
        return proxies.isEmpty() && Hosts.isThisMachine(URI.create("http://" + address));
    }

    @Override
    public String toString() {
        return "ConsoleSettings[host="
                + host
                + ", port="
                + port
                + ", user="
                + user.map(SettingUser::name).orElse("none")
                + ", metricsToken=***, proxies="
                + proxies
                + "]";
    }
}
