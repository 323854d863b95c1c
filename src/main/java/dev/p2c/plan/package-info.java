/**
 * A plan: the rows that a pass or an undo would write, field by field, as a file that {@code p2c
 * apply} takes. Knows the file's form and nothing of mappings and services.
 */
package dev.p2c.plan;
