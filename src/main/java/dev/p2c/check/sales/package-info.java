/** Requirements of Dynamics 365 Sales. */
package dev.p2c.check.sales;
