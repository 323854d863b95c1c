package dev.p2c.odata.dialect;

/**
 * The organizational unit within a service that owns a company's rows.
 *
 * @param name in the service; case is ignored
 * @param setting that names the unit, for messages
 */
public record BusinessUnit(String name, String setting) {}
