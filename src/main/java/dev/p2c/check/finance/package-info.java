/** Requirements of Dynamics 365 Finance and Operations. */
package dev.p2c.check.finance;
