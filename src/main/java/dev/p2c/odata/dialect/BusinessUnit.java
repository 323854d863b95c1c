package dev.p2c.odata.dialect;

/**
 * The business unit of Sales whose rows are a company's.
 *
 * @param name as Sales has it, case aside
 * @param setting that names it, for messages
 */
public record BusinessUnit(String name, String setting) {}
