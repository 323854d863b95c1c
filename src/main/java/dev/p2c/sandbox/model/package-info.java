/**
 * The columns of both services, read from {@code sandbox/sales.json} and {@code
 * sandbox/finance.json}. Facts only: how the services behave is elsewhere.
 */
package dev.p2c.sandbox.model;
