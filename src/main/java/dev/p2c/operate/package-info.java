/**
 * What an operator sees and steers: Hawtio, health, metrics and the JMX beans of domain {@code
 * p2c}.
 */
package dev.p2c.operate;
