/**
 * Makes plans and applies them, by the steps of the tasks themselves: a plan is a pass over a copy
 * of the state and connections that send no write.
 */
package dev.p2c.planning;
