/** Reading: queries page by page, rows by key, ids by attribute, change tracking. */
package dev.p2c.odata.read;
