/**
 * How a task works: its mapping joined with the two systems, in one version for a whole pass, and
 * its settings. Keys, queries and comparable values are derived here.
 */
package dev.p2c.task.plan;
