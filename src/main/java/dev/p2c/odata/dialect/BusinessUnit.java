package dev.p2c.odata.dialect;

/**
 * The organizational unit within a service that owns a company's rows.
 *
 * @param name as the service has it, case aside
 * @param setting that names the unit, for messages
 */
public record BusinessUnit(String name, String setting) {}
