/**
 * The entities and columns of both services, read from {@code sandbox/sales.json} and {@code
 * sandbox/finance.json}. How the services behave is in {@code sandbox.sales} and {@code
 * sandbox.finance}.
 */
package dev.p2c.sandbox.model;
