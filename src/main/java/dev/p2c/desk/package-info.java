/**
 * What an operator sees and does, as plain classes: commands and JMX beans call the same methods.
 */
package dev.p2c.desk;
