/** What tests of several packages share. */
package dev.p2c.testing;
