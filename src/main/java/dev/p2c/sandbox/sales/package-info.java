/**
 * Dynamics 365 Sales with the Prospect to cash solution installed: writes, actions, delta links and
 * the behaviour steps of the solution, one class per rule. Reading is {@code sandbox.odata}; how
 * requests arrive is {@code sandbox.http}.
 */
package dev.p2c.sandbox.sales;
