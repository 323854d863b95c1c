/**
 * Dynamics 365 Finance and Operations: companies, no upsert, no nulls, and errors whose reason is
 * in an Infolog text.
 */
package dev.p2c.odata.finance;
