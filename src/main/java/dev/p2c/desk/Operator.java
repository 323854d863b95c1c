package dev.p2c.desk;

/**
 * The person who carries out an action.
 *
 * @param user the name of the login, or of the user of the operating system
 * @param from from where, such as {@code Hawtio 127.0.0.1} or {@code command line host}
 */
public record Operator(String user, String from) {

    /** Somebody whose name is not known is called so. */
    public Operator {
        user = user.isEmpty() ? "unknown" : user;
    }
}
