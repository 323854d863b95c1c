package dev.p2c.operate;

/**
 * @param port 0 for any free one
 * @param password never shown by {@link #toString()}
 */
public record ConsoleSettings(String host, int port, String user, String password) {

    @Override
    public String toString() {
        return "ConsoleSettings[host="
                + host
                + ", port="
                + port
                + ", user="
                + user
                + ", password=***]";
    }
}
