/**
 * What a task works by: its mapping joined with the two systems, one version for a whole pass, and
 * the settings of a task.
 */
package dev.p2c.task.plan;
