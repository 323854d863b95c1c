/**
 * New mapping files for a person to look through: proposed from the models of both systems, or
 * taken over from the field list of another tool.
 */
package dev.p2c.draft;
