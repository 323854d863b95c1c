/**
 * Requirements of both systems, checked before a first pass and at each start. A {@link
 * dev.p2c.check.Check} looks at one requirement or at a family of like ones and reports {@link
 * dev.p2c.check.Finding}s; {@link dev.p2c.check.Preflight} runs all checks. Checks only read.
 */
package dev.p2c.check;
