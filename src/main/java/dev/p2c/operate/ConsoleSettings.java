package dev.p2c.operate;

/**
 * @param port 0 for any free one
 * @param password never shown by {@link #toString()}
 * @param metricsToken lets a scraper read the metrics and nothing else; empty for none; never shown
 */
public record ConsoleSettings(
        String host, int port, String user, String password, String metricsToken) {

    @Override
    public String toString() {
        return "ConsoleSettings[host="
                + host
                + ", port="
                + port
                + ", user="
                + user
                + ", password=***, metricsToken=***]";
    }
}
