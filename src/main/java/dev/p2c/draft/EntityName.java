package dev.p2c.draft;

import dev.p2c.error.ConfigurationException;

/** An entity set of a connection: {@code sales.accounts}. */
public record EntityName(String connection, String entity) {

    /**
     * Reads {@code sales.accounts}.
     *
     * @param option for messages
     */
    public static EntityName parse(String option, String text) {
        int point = text.indexOf('.');
        if (point < 1 || point == text.length() - 1) {
            throw new ConfigurationException(
                    option + " " + text,
                    "is no entity of a connection; write CONNECTION.ENTITY, such as"
                            + " sales.accounts or finance.CustomersV2");
        }
        return new EntityName(text.substring(0, point), text.substring(point + 1));
    }

    boolean is(String otherConnection, String otherEntity) {
        return connection.equals(otherConnection) && entity.equals(otherEntity);
    }

    @Override
    public String toString() {
        return connection + "." + entity;
    }
}
