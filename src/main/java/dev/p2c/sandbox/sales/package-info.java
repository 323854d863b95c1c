/**
 * The stand-in for Dynamics 365 Sales with the Prospect to cash solution: writes, actions, delta
 * links and the plug-in steps of the solution, one class per step. Reading is in {@code
 * sandbox.odata}, HTTP in {@code sandbox.http}.
 */
package dev.p2c.sandbox.sales;
