/** The operator's tools: Hawtio, health, metrics and the JMX beans of domain {@code p2c}. */
package dev.p2c.operate;
